import { useIntentForm, useReading, useWords } from '#platform/web'
import { Dialog, IntentForm, LongTextField, RadioField, SelectField, showToast } from '#ui'
import {
  answerProposal,
  type CaseOutcome,
  decideCase,
  explainCase,
  OUTCOMES,
  proposeDiscipline,
} from '../domain/index.ts'
import { type AccountabilityWord, accountabilityWords } from './accountability.words.ts'
import { GroundsField } from './grounds-field.tsx'

interface DialogProps {
  readonly caseId: string
  readonly onClose: () => void
}

function useDone(word: AccountabilityWord, onClose: () => void) {
  const t = useWords(accountabilityWords)
  return () => {
    showToast({ text: t(word) })
    onClose()
  }
}

/** The person says how it was. */
export function ExplainCaseDialog({ caseId, onClose }: DialogProps) {
  const t = useWords(accountabilityWords)
  const form = useIntentForm(explainCase, { draft: `accountability.explain.${caseId}`, initial: { caseId } })
  const done = useDone('explain.done', onClose)
  return (
    <Dialog title={t('explain')} onClose={onClose} width="wide">
      <IntentForm form={form} submitLabel={t('explain')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('explain')} help={t('explain.help')} {...form.field('explanation')} />
      </IntentForm>
    </Dialog>
  )
}

/** A competent person concludes. */
export function DecideCaseDialog({ caseId, onClose }: DialogProps) {
  const t = useWords(accountabilityWords)
  const form = useIntentForm(decideCase, { draft: `accountability.decide.${caseId}`, initial: { caseId } })
  const done = useDone('decide.done', onClose)
  const outcomes = Object.keys(OUTCOMES) as CaseOutcome[]
  return (
    <Dialog title={t('decide')} onClose={onClose} width="wide">
      <IntentForm form={form} submitLabel={t('decide')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('decide.outcome')}
          help={t('decide.help')}
          options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          {...form.field('outcome')}
        />
        <LongTextField label={t('decide.note')} {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}

interface ProposeProps extends DialogProps {
  readonly areaId: number
  readonly measures: readonly {
    readonly key: string
    readonly title: { readonly vi: string; readonly en: string }
    readonly source: string
  }[]
}

/** Discipline is proposed, with its evidence. */
export function ProposeDialog({ caseId, areaId, measures, onClose }: ProposeProps) {
  const t = useWords(accountabilityWords)
  const reading = useReading()
  const form = useIntentForm(proposeDiscipline, {
    draft: `accountability.propose.${caseId}`,
    initial: { caseId, evidence: [] },
  })
  const done = useDone('propose.done', onClose)
  return (
    <Dialog title={t('propose')} onClose={onClose} width="wide">
      <IntentForm form={form} submitLabel={t('propose')} onDone={done} onCancel={onClose}>
        <SelectField
          label={t('propose.measure')}
          options={measures.map(({ key, title, source }) => ({ value: key, label: `${reading(title)} · ${source}` }))}
          {...form.field('measure')}
        />
        <LongTextField label={t('propose.reason')} {...form.field('reason')} />
        <GroundsField label={t('propose.evidence')} areaId={areaId} {...form.field('evidence')} />
      </IntentForm>
    </Dialog>
  )
}

/** Somebody else answers the proposal. */
export function AnswerProposalDialog({
  proposalId,
  onClose,
}: {
  readonly proposalId: string
  readonly onClose: () => void
}) {
  const t = useWords(accountabilityWords)
  const form = useIntentForm(answerProposal, { draft: `accountability.answer.${proposalId}`, initial: { proposalId } })
  const done = useDone('answer.done', onClose)
  return (
    <Dialog title={t('answer')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('answer')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('answer')}
          options={[
            { value: 'taken-up', label: t('proposal.taken-up') },
            { value: 'declined', label: t('proposal.declined') },
          ]}
          {...form.field('answer')}
        />
        <LongTextField label={t('answer.note')} {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}
