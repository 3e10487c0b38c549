// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Product } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { ConfirmDialog } from '@perfshop/ui/ConfirmDialog.tsx'
import { Notice, problemText, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useNavigate } from 'react-router'
import { DONE } from '../form/useUnsaved.ts'
import { useWrite } from '../frame/useWrite.ts'
import { deleteProduct, PRODUCTS } from './products.ts'

interface Props {
  readonly product: Product
  readonly asking: boolean
  readonly onAsked: () => void
  readonly onSellNoMore: () => void
}

/**
 * Deletes a product after asking: its number, picture and reviews do not come back. One that was ordered stays, and the
 * refusal offers what can be done instead.
 */
export function DeleteProduct({ product, asking, onAsked, onSellNoMore }: Props) {
  const t = useText()
  const navigate = useNavigate()
  const { write, problem } = useWrite<unknown>()
  const remove = () =>
    write({
      send: () => deleteProduct(product.id),
      done: t('backoffice-deleted', { name: product.name }),
      touches: PRODUCTS,
      gone: [PRODUCTS, product.id],
      then: () => void navigate('/products', { state: DONE }),
    })
  return (
    <>
      {problem !== null && problem.code !== 'PRODUCT_IN_USE' && <ProblemNotice error={problem} />}
      {problem?.code === 'PRODUCT_IN_USE' && (
        <Notice tone="warn" title={problemText(problem, t)}>
          {product.stock > 0 && (
            <Button look="plain" small onClick={onSellNoMore}>
              {t('backoffice-product-sell-no-more')}
            </Button>
          )}
        </Notice>
      )}
      {asking && (
        <ConfirmDialog title={t('backoffice-product-delete-title', { name: product.name })} confirm={t('backoffice-delete')} onConfirm={remove} onClose={onAsked}>
          <p>{t('backoffice-product-delete-text')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
