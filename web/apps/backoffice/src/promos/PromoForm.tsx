// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PromoCode } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField, SelectField } from '@perfshop/ui/Field.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useNavigate } from 'react-router'
import { Form } from '../form/Form.tsx'
import { useFields } from '../form/useFields.ts'
import { DONE } from '../form/useUnsaved.ts'
import { useWrite } from '../frame/useWrite.ts'
import { changePromo, codeFrom, createPromo, deletePromo, fieldsOf, KINDS, PROMOS, rulesFrom, takesAmount, takesPercent, type PromoFields } from './promos.ts'

/** A code and its rules; null for a new one. Deleting needs no question: the code can be made anew as it was. */
export function PromoForm({ promo, title }: { readonly promo: PromoCode | null; readonly title: string }) {
  const t = useText()
  const navigate = useNavigate()
  const { values, set, keep, dirty, field } = useFields<PromoFields>(fieldsOf(promo))
  const { write, pending, problem } = useWrite<PromoCode>()
  const removal = useWrite<unknown>()
  const optional = t('shop-optional')

  const create = () =>
    write({
      send: () => createPromo(codeFrom(values), rulesFrom(values, null)),
      done: t('backoffice-promo-created', { code: values.code.toUpperCase() }),
      touches: PROMOS,
      then: ({ code }) => void navigate(`/promo-codes/${encodeURIComponent(code)}`, { replace: true, state: DONE }),
    })
  const change = (before: PromoCode) =>
    write({
      send: () => changePromo(before.code, rulesFrom(values, before)),
      done: t('backoffice-saved', { name: before.code }),
      touches: PROMOS,
      then: () => keep(values),
      undo: async () => {
        await changePromo(before.code, rulesFrom(fieldsOf(before), before))
        set(fieldsOf(before))
        keep(fieldsOf(before))
      },
    })
  const remove = (before: PromoCode) =>
    removal.write({
      send: () => deletePromo(before.code),
      done: t('backoffice-deleted', { name: before.code }),
      touches: PROMOS,
      gone: [PROMOS, before.code],
      undo: () => createPromo(before.code, rulesFrom(fieldsOf(before), before)),
      then: () => void navigate('/promo-codes', { state: DONE }),
    })

  return (
    <>
      <Form
        label={title}
        problem={problem}
        pending={pending}
        dirty={dirty}
        submit={promo === null ? t('backoffice-create') : t('backoffice-save')}
        onSubmit={() => { if (promo === null) create(); else change(promo) }}
        actions={
          promo !== null && (
            <Button look="plain" busy={removal.pending} onClick={() => remove(promo)}>
              {t('backoffice-delete')}
            </Button>
          )
        }
      >
        <div className="form__row">
          {promo === null && (
            <InputField {...field('code', problem)} label={t('backoffice-promo-code')} hint={t('backoffice-promo-code-hint')} maxLength={40} autoComplete="off" autoCapitalize="characters" required autoFocus />
          )}
          <SelectField {...field('kind', problem)} label={t('backoffice-promo-kind')}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`backoffice-promo-kind-${kind}`)}
              </option>
            ))}
          </SelectField>
          {takesPercent(values.kind) && <InputField {...field('percent', problem)} label={t('backoffice-promo-percent')} inputMode="numeric" autoComplete="off" required />}
          {takesAmount(values.kind) && <InputField {...field('amount', problem)} label={t('backoffice-promo-amount')} inputMode="decimal" autoComplete="off" required />}
        </div>
        <div className="form__row">
          <InputField {...field('minGoods', problem)} label={t('backoffice-promo-min-euros')} optional={optional} inputMode="decimal" autoComplete="off" />
          <InputField {...field('expiresAt', problem)} label={t('backoffice-promo-expires')} hint={t('backoffice-promo-expires-hint')} optional={optional} type="datetime-local" />
        </div>
      </Form>
      {removal.problem !== null && <ProblemNotice error={removal.problem} />}
    </>
  )
}
