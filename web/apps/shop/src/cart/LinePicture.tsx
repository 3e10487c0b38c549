// SPDX-License-Identifier: AGPL-3.0-or-later
import { useProduct } from '../products/queries.ts'

/** The picture of a product that is only known by its id, as in a cart line or an order's line. */
export function LinePicture({ productId }: { readonly productId: number }) {
  const product = useProduct(productId)
  return <div className="line-picture">{product.data !== undefined && <img src={product.data.imageUrl} alt="" width={160} height={160} />}</div>
}
