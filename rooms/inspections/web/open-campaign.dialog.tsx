import type { Day } from '#kit'
import { today, useGo, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { siteCountsContract } from '#rooms/sites/domain'
import { CheckField, DayField, Dialog, FieldProblemLine, IntentForm, showToast, TextField } from '#ui'
import { openCampaign } from '../domain/index.ts'
import styles from './inspections.module.css'
import { teamWords } from './team.words.ts'

interface OpenCampaignProps {
  readonly areaId: number
  readonly onClose: () => void
}

/** Opens a campaign: where, on which days, which kinds of place; each kind says how many stand on the register. */
export function OpenCampaign({ areaId, onClose }: OpenCampaignProps) {
  const t = useWords(teamWords)
  const reading = useReading()
  const go = useGo()
  const form = useIntentForm(openCampaign, {
    draft: `inspections.open-campaign.${areaId}`,
    initial: { areaId, fromDay: today(), targets: [] },
  })
  const { data } = useRead(siteCountsContract, { areaId: form.values.areaId ?? areaId })
  const targets = form.values.targets ?? []
  const tick = (siteKind: string, isOn: boolean) =>
    form.set({
      targets: [...targets.filter((one) => one.siteKind !== siteKind), ...(isOn ? [{ siteKind, percent: 100 }] : [])],
    })
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('campaign.done') })
    onClose()
    const { campaignId } = (result ?? {}) as { campaignId?: string }
    if (campaignId) go(`/inspections/campaigns/${campaignId}`)
  }
  return (
    <Dialog title={t('campaign.new')} width="wide" onClose={onClose}>
      <IntentForm form={form} submitLabel={t('campaign.new')} onDone={done} onCancel={onClose}>
        <TextField label={t('campaign.title')} {...form.field('title')} />
        <AreaField label={t('areas')} {...form.field('areaId')} />
        <DayField
          label={t('campaign.from')}
          {...form.field('fromDay')}
          value={form.values.fromDay as Day | undefined}
        />
        <DayField label={t('campaign.to')} {...form.field('toDay')} value={form.values.toDay as Day | undefined} />
        <fieldset className={styles.checklist}>
          <legend>{t('campaign.kinds')}</legend>
          <p className={styles.quiet}>{t('campaign.kinds.help')}</p>
          <div className={styles.kinds}>
            {(data?.kinds ?? []).map(({ kind, title, count }) => (
              <CheckField
                key={kind}
                name={kind}
                label={`${reading(title)} (${count})`}
                value={targets.some((one) => one.siteKind === kind)}
                onChange={(isOn) => tick(kind, isOn ?? false)}
                problem={undefined}
              />
            ))}
          </div>
          <FieldProblemLine id="campaign-kinds-problem" problem={form.field('targets').problem} />
        </fieldset>
      </IntentForm>
    </Dialog>
  )
}
