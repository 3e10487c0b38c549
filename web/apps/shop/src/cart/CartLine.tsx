// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import type { CartItem } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { problemText } from '@perfshop/ui/Notice.tsx'
import { showEuros } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { QuantityStepper } from '../products/QuantityStepper.tsx'
import { useProduct } from '../products/queries.ts'
import { useAdd, useRemove, useSetQuantity } from './cart.ts'
import { LinePicture } from './LinePicture.tsx'
import { stockNote } from './stockNote.ts'

// The stock is the server's to know; this only keeps a slip of the finger from asking for millions.
const MOST = 9999

export function CartLine({ item }: { readonly item: CartItem }) {
  const t = useText()
  const toast = useToast()
  const setQuantity = useSetQuantity()
  const remove = useRemove()
  const add = useAdd()
  const product = useProduct(item.productId)
  const [valid, setValid] = useState(true)
  const errorId = useId()
  const note = stockNote(item.quantity, product.data?.stock)
  const max = note === null || note.kind === 'out' ? MOST : note.left
  // A line that the server has not confirmed yet has no id to change it by; that lasts one answer.
  const known = item.id > 0
  const onError = (error: unknown) => {
    const problem = fromThrown(error)
    // The line was there a moment ago: another tab took it out, or an order did.
    toast({ text: problem.status === 404 ? t('shop-cart-other-tab') : problemText(problem, t), lasts: 8000 })
  }
  const change = (quantity: number) => {
    if (known) setQuantity.mutate({ itemId: item.id, quantity }, { onError })
  }
  const takeOut = () => {
    if (!known) return
    const again = { id: item.productId, name: item.name, price: item.unitPrice, stock: product.data?.stock ?? MOST }
    toast({
      text: t('shop-cart-removed', { name: item.name }),
      action: { label: t('shop-undo'), run: () => add.mutate({ product: again, quantity: item.quantity }, { onError }) },
      lasts: 10_000,
    })
    remove.mutate({ itemId: item.id }, { onError })
  }
  return (
    <li className="cart-line">
      <LinePicture productId={item.productId} />
      <div className="cart-line__what">
        <Link className="cart-line__name" to={`/product/${item.productId}`}>
          {item.name}
        </Link>
        <p className="soft tabular">{t('shop-cart-unit', { price: showEuros(item.unitPrice) })}</p>
      </div>
      <div className="cart-line__quantity">
        <QuantityStepper
          value={item.quantity}
          max={max}
          label={t('shop-cart-quantity', { name: item.name })}
          less={t('shop-cart-less', { name: item.name })}
          more={t('shop-cart-more', { name: item.name })}
          onChange={change}
          onValid={setValid}
          errorId={valid ? undefined : errorId}
        />
        <button type="button" className="icon-button" aria-label={t('shop-cart-remove', { name: item.name })} onClick={takeOut}>
          <Icon name="trash" />
        </button>
      </div>
      <p className="cart-line__total tabular">{showEuros(item.lineTotal)}</p>
      {!valid && (
        <p id={errorId} className="cart-line__note cart-line__note--bad" role="alert">
          <Icon name="alert" />
          {t('shop-product-quantity-wrong', { max })}
        </p>
      )}
      {note !== null && (
        <p className={note.kind === 'few' ? 'cart-line__note' : 'cart-line__note cart-line__note--bad'} role="status">
          <Icon name={note.kind === 'few' ? 'clock' : 'alert'} />
          {note.kind === 'out' ? t('shop-cart-out') : note.kind === 'short' ? t('shop-cart-short', { left: note.left }) : t('shop-product-few', { count: note.left })}
          {note.kind === 'short' && (
            <Button look="quiet" small aria-label={t('shop-cart-take-left-named', { left: note.left, name: item.name })} onClick={() => change(note.left)}>
              {t('shop-cart-take-left', { left: note.left })}
            </Button>
          )}
        </p>
      )}
    </li>
  )
}
