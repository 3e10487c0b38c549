// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Profile } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { ConfirmDialog } from '@perfshop/ui/ConfirmDialog.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { Form } from '../form/Form.tsx'
import { Loaded, RecordHead } from '../form/RecordPage.tsx'
import { useFields } from '../form/useFields.ts'
import { DONE } from '../form/useUnsaved.ts'
import { useWrite } from '../frame/useWrite.ts'
import { CustomerFieldset } from './CustomerFieldset.tsx'
import { CustomerOrders } from './CustomerOrders.tsx'
import { bodyFrom, changeCustomer, createCustomer, CUSTOMERS, deleteCustomer, fieldsOf, useCustomer } from './customers.ts'

export default function CustomerPage() {
  const { id } = useParams()
  return id === 'new' ? <CustomerForm key="new" customer={null} /> : <KnownCustomer key={id} id={Number(id)} />
}

function KnownCustomer({ id }: { readonly id: number }) {
  return <Loaded query={useCustomer(id)}>{(customer) => <CustomerForm customer={customer} />}</Loaded>
}

function CustomerForm({ customer }: { readonly customer: Profile | null }) {
  const t = useText()
  const navigate = useNavigate()
  const { values, set, keep, dirty, field } = useFields(fieldsOf(customer))
  const { write, pending, problem } = useWrite<Profile>()
  const removal = useWrite<unknown>()
  const [asking, setAsking] = useState(false)
  const name = `${values.firstName} ${values.lastName}`

  const create = () =>
    write({
      send: () => createCustomer(bodyFrom(values)),
      done: t('backoffice-customer-created', { name }),
      touches: CUSTOMERS,
      then: ({ id }) => void navigate(`/customers/${id}`, { replace: true, state: DONE }),
    })
  const change = (before: Profile) => {
    const back = fieldsOf(before)
    const undo = async () => {
      await changeCustomer(before.id, bodyFrom(back))
      set(back)
      keep(back)
    }
    write({
      send: () => changeCustomer(before.id, bodyFrom(values)),
      done: t('backoffice-saved', { name }),
      touches: CUSTOMERS,
      then: () => {
        set({ password: '' })
        keep({ ...values, password: '' })
      },
      // A password that was replaced is not known to anybody, so it cannot come back.
      ...(values.password === '' ? { undo } : {}),
    })
  }
  const remove = (before: Profile) =>
    removal.write({
      send: () => deleteCustomer(before.id),
      done: t('backoffice-deleted', { name: before.email }),
      touches: CUSTOMERS,
      gone: [CUSTOMERS, before.id],
      then: () => void navigate('/customers', { state: DONE }),
    })

  const title = customer === null ? t('backoffice-customer-new') : `${customer.firstName} ${customer.lastName}`
  return (
    <article className="record">
      <RecordHead title={title} back={{ to: '/customers', label: t('backoffice-section-customers') }}>
        {customer !== null && <p className="soft tabular">{t('backoffice-number', { id: String(customer.id) })}</p>}
      </RecordHead>
      <Form
        label={title}
        problem={problem}
        pending={pending}
        dirty={dirty}
        submit={customer === null ? t('backoffice-create') : t('backoffice-save')}
        onSubmit={() => { if (customer === null) create(); else change(customer) }}
        actions={
          customer !== null && (
            <Button look="plain" onClick={() => setAsking(true)}>
              {t('backoffice-delete')}
            </Button>
          )
        }
      >
        <CustomerFieldset isNew={customer === null} field={(name) => field(name, problem)} />
      </Form>
      {removal.problem !== null && <ProblemNotice error={removal.problem} />}
      {customer !== null && <CustomerOrders id={customer.id} />}
      {customer !== null && asking && (
        <ConfirmDialog title={t('backoffice-customer-delete-title', { email: customer.email })} confirm={t('backoffice-delete')} onConfirm={() => remove(customer)} onClose={() => setAsking(false)}>
          <p>{t('backoffice-customer-delete-text')}</p>
        </ConfirmDialog>
      )}
    </article>
  )
}
