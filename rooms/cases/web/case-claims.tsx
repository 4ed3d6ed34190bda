import { useIntentForm, useWords } from '#platform/web'
import { IntentForm, RadioField, Section, showToast, TextField } from '#ui'
import { type CasePage, settleClaim } from '../domain/index.ts'
import { caseWords } from './case.words.ts'

/** What two sources say differently, with the one form that settles it. */
export function CaseClaims({ found }: { readonly found: CasePage }) {
  const t = useWords(caseWords)
  return (
    <Section title={t('claims')}>
      {found.claims
        .filter(({ settledAs }) => settledAs === null)
        .map((claim) => (
          <Claim key={claim.id} caseId={found.id} claim={claim} />
        ))}
    </Section>
  )
}

function Claim({ caseId, claim }: { readonly caseId: string; readonly claim: CasePage['claims'][number] }) {
  const t = useWords(caseWords)
  const { id, field, registered, value, source } = claim
  const form = useIntentForm(settleClaim, { draft: null, initial: { caseId, claimId: id } })
  const name = t(`field.${field}` as 'field.status')
  return (
    <>
      <p>{t('claim', { field: name, registered: registered ?? '–', source, value: value ?? '–' })}</p>
      <IntentForm form={form} submitLabel={t('settle')} onDone={() => showToast({ text: t('saved') })}>
        <RadioField
          label={t('settle')}
          name="take"
          value={form.values.take === undefined ? undefined : form.values.take ? 'take' : 'leave'}
          onChange={(next) => form.set({ take: next === undefined ? undefined : next === 'take' })}
          problem={form.field('take').problem}
          options={[
            { value: 'leave', label: t('leave') },
            { value: 'take', label: t('take', { source }) },
          ]}
        />
        <TextField label={t('claim.reason')} {...form.field('reason')} />
      </IntentForm>
    </>
  )
}
