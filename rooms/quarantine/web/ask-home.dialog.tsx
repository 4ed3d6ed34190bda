import { useState } from 'react'
import { type IntentForm as Form, useGo, useIntent, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { type PickedPerson, registerPerson } from '#rooms/people/domain'
import { PersonPicker } from '#rooms/people/web'
import { Button, CheckField, Dialog, IntentForm, Note, RadioField, RefusalNote } from '#ui'
import { type ApplyForHome, applyForHome, CHANNELS, channels, policyContract } from '../domain/index.ts'
import { type Answering, ChecklistFields } from './checklist-fields.tsx'
import { orderWords } from './order.words.ts'
import { orderPath } from './quarantine-paths.ts'

interface AskHomeProps {
  readonly areaId: number
  /** Whose request it is, where the page knows; absent: somebody on file is picked, or put on file. */
  readonly personId?: string | undefined
  readonly of?: 'F0' | 'F1' | undefined
  readonly onClose: () => void
}

/** A request to stay at home, by whatever way it came, with the checklist (QUA-03, QUA-04). */
export function AskHomeDialog({ areaId, personId, of = 'F1', onClose }: AskHomeProps) {
  const t = useWords(orderWords)
  const go = useGo()
  const form = useIntentForm(applyForHome, {
    draft: `quarantine.apply-home.${personId ?? 'new'}`,
    initial: {
      ...(personId === undefined ? {} : { personId }),
      areaId,
      class: of,
      channel: 'phone',
      onBehalf: false,
      answers: {},
    },
  })
  const title = t('do.ask-home')
  const asked = form.values.class ?? of
  return (
    <Dialog title={title} onClose={onClose} width="wide">
      {personId === undefined && <WhoAsks form={form} areaId={form.values.areaId ?? areaId} />}
      <IntentForm
        form={form}
        submitLabel={title}
        onCancel={onClose}
        onDone={({ result }) => {
          onClose()
          go(orderPath((result as { orderId: string }).orderId))
        }}
      >
        <RadioField
          label={t('class')}
          options={(['F1', 'F0'] as const).map((value) => ({ value, label: t(`class.${value}`) }))}
          {...form.field('class')}
        />
        <Allowed areaId={form.values.areaId ?? areaId} of={asked} />
        <Questions form={form} areaId={areaId} of={asked} />
        <Channel form={form} />
        {form.field('personId').problem !== undefined && <Note icon="warning">{t('person.first')}</Note>}
      </IntentForm>
    </Dialog>
  )
}

type OfHome = { readonly areaId: number; readonly of: 'F0' | 'F1' }

/** What policy says before anybody types on: its source, and what is offered instead. */
function Allowed({ areaId, of }: OfHome) {
  const t = useWords(orderWords)
  const reading = useReading()
  const { data } = useRead(policyContract, { areaId })
  const row = data?.home.find((one) => one.class === of && one.isHere)
  if (data === undefined || row?.isAllowed) return null
  return (
    <Note icon="warning">
      {t('policy.no')} {row?.source.text} {row && t('decisions.instead', { alternative: reading(row.alternative) })}
    </Note>
  )
}

function Questions({ form, areaId, of }: OfHome & { readonly form: Form<ApplyForHome> }) {
  const { data } = useRead(policyContract, { areaId })
  const items = (data?.checklist ?? []).filter(({ classes }) => classes.includes(of))
  return <ChecklistFields items={items} form={form as unknown as Answering} />
}

function Channel({ form }: { readonly form: Form<ApplyForHome> }) {
  const t = useWords(orderWords)
  const reading = useReading()
  return (
    <>
      <RadioField
        label={t('channel')}
        options={channels.map((value) => ({ value, label: reading(CHANNELS[value]) }))}
        {...form.field('channel')}
      />
      <CheckField label={t('behalf')} {...form.field('onBehalf')} />
    </>
  )
}

/** Somebody on file, or a new person who is put on file first. */
function WhoAsks({ form, areaId }: { readonly form: Form<ApplyForHome>; readonly areaId: number }) {
  const t = useWords(orderWords)
  const [picked, setPicked] = useState<PickedPerson>({ person: {} })
  const register = useIntent(registerPerson)
  const keep = async () => {
    const told = { areaId, ...picked.person, ...(picked.isAnother ? { isAnother: true } : {}) }
    const done = await register.ask(told)
    const personId = (done?.result as { personId: string } | undefined)?.personId
    if (personId === undefined) return
    setPicked({ personId, person: picked.person })
    form.set({ personId })
  }
  return (
    <section>
      <AreaField
        name="areaId"
        label={t('lives')}
        value={areaId}
        onChange={(id) => id !== undefined && form.set({ areaId: id })}
        problem={undefined}
      />
      <PersonPicker
        areaId={areaId}
        value={picked}
        onChange={(next) => {
          setPicked(next)
          form.set({ personId: next.personId } as Partial<ApplyForHome>)
        }}
      />
      {picked.personId === undefined && (
        <p>
          <Button busy={register.state === 'sending'} onClick={() => void keep()}>
            {t('person.keep')}
          </Button>
        </p>
      )}
      {register.problem && <RefusalNote problem={register.problem} />}
    </section>
  )
}
