import { useWords } from '#platform/web'
import { CheckField, LongTextField } from '#ui'
import { type ProposeSanction, proposeSanction } from '../domain/index.ts'
import { StepDialog } from './step-dialog.tsx'
import type { StepProps } from './steps.ts'
import { stepWords } from './steps.words.ts'
import { VerdictFields } from './verdict-fields.tsx'

/** Proposes: the middle of the range unless circumstances move it, each with its reason. */
export function ProposeDialog({ dossier, onClose }: StepProps) {
  const t = useWords(stepWords)
  const violationId = dossier.violation.id
  return (
    <StepDialog
      contract={proposeSanction}
      step="propose"
      subjectId={violationId}
      initial={{ violationId, verdict: firstVerdict(dossier.ageBand), factors: [], isComplex: false }}
      onClose={onClose}
      width="wide"
    >
      {(form) => (
        <>
          <VerdictFields
            dossier={dossier}
            values={form.values as Partial<ProposeSanction>}
            problem={{ amount: form.field('amount').problem }}
            onChange={(change) => form.set(change as Partial<ProposeSanction>)}
          />
          <LongTextField label={t('reason')} optional={form.values.verdict === 'fine'} {...form.field('reason')} />
          <CheckField label={t('isComplex')} {...form.field('isComplex')} />
        </>
      )}
    </StepDialog>
  )
}

function firstVerdict(ageBand: StepProps['dossier']['ageBand']) {
  if (ageBand === '14-15') return 'warning'
  return ageBand === 'under-14' ? 'no-fine' : 'fine'
}
