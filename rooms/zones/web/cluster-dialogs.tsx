import { useGo, useIntentForm, useReading, useWords } from '#platform/web'
import { Dialog, IntentForm, LongTextField, showToast, TextField } from '#ui'
import { type ClusterPage, type ClusterProposal, closeCluster, dismissCluster, openCluster } from '../domain/index.ts'
import { clusterWords } from './cluster.words.ts'
import { clusterPath } from './zone-paths.ts'

interface ProposalDialogProps {
  readonly proposal: ClusterProposal
  readonly onClose: () => void
}

/** Opens a proposed cluster: a person gives it its name and the reason. */
export function OpenCluster({ proposal, onClose }: ProposalDialogProps) {
  const t = useWords(clusterWords)
  const reading = useReading()
  const go = useGo()
  const { areaId, areaTitle, indexCaseId, caseIds } = proposal
  const initial = { areaId, indexCaseId, caseIds, name: reading(areaTitle) }
  const form = useIntentForm(openCluster, { draft: null, initial })
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('opened') })
    go(clusterPath((result as { clusterId: string }).clusterId))
  }
  return (
    <Dialog title={t('open')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('open')} onDone={done} onCancel={onClose}>
        <TextField label={t('name')} {...form.field('name')} />
        <LongTextField label={t('reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}

/** Says that proposed cases are no cluster, and why. */
export function DismissCluster({ proposal, onClose }: ProposalDialogProps) {
  const t = useWords(clusterWords)
  const { areaId, caseIds } = proposal
  const form = useIntentForm(dismissCluster, { draft: null, initial: { areaId, caseIds } })
  const done = () => {
    showToast({ text: t('dismissed') })
    onClose()
  }
  return (
    <Dialog title={t('dismiss')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('dismiss')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}

/** Closes a cluster by the rule. */
export function CloseCluster({ cluster, onClose }: { readonly cluster: ClusterPage; readonly onClose: () => void }) {
  const t = useWords(clusterWords)
  const form = useIntentForm(closeCluster, { draft: null, initial: { clusterId: cluster.id } })
  const done = () => {
    showToast({ text: t('closed') })
    onClose()
  }
  return (
    <Dialog title={t('close')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('close')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
