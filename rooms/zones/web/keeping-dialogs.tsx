import { currentLanguage, read, useIntentForm, useWords } from '#platform/web'
import { postList } from '#rooms/bodies/domain'
import { Dialog, IntentForm, NumberField, PickField, type PickItem, showToast, TextField } from '#ui'
import { reportSupplies, type SupplyItem, setGuard, supplyItems } from '../domain/index.ts'
import { lockdownWords } from './lockdown.words.ts'
import type { LockdownDialogProps } from './lockdown-dialogs.tsx'
import styles from './zones.module.css'

/** For how many days each supply lasts from now on. */
export function ReportSupplies({ point, onClose }: LockdownDialogProps) {
  const t = useWords(lockdownWords)
  const initial = {
    lockdownId: point.id,
    items: point.supplies.map(({ item, days }) => ({ item, days: Math.round(days) })),
  }
  const form = useIntentForm(reportSupplies, { draft: null, initial })
  const items = form.values.items ?? []
  const daysOf = (item: SupplyItem) => items.find((one) => one.item === item)?.days
  const set = (item: SupplyItem, days: number | undefined) =>
    form.set({ items: [...items.filter((one) => one.item !== item), ...(days === undefined ? [] : [{ item, days }])] })
  const done = () => {
    showToast({ text: t('supplies.done') })
    onClose()
  }
  return (
    <Dialog title={t('supplies')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('supplies')} onDone={done} onCancel={onClose}>
        <div className={styles.two}>
          {supplyItems.map((item) => (
            <NumberField
              key={item}
              name={item}
              label={`${t(`item.${item}`)}: ${t('item.days')}`}
              optional
              value={daysOf(item)}
              onChange={(days) => set(item, days)}
              problem={undefined}
            />
          ))}
        </div>
        <TextField label={t('note')} optional {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}

/** Which post commands the guard: of the area, or above it. */
export function SetGuard({ point, onClose }: LockdownDialogProps) {
  const t = useWords(lockdownWords)
  const form = useIntentForm(setGuard, { draft: null, initial: { lockdownId: point.id } })
  const done = () => {
    showToast({ text: t('guard.done') })
    onClose()
  }
  return (
    <Dialog title={t('guard')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('guard')} onDone={done} onCancel={onClose}>
        <PickField
          label={t('guardPost')}
          find={(text, signal) => findPosts(point.guardAreaIds, text, signal)}
          {...form.field('postId')}
        />
        <NumberField label={t('guardPeople')} optional {...form.field('people')} />
      </IntentForm>
    </Dialog>
  )
}

/** Posts of the smallest area first, then of those above; areas that one may not look into give nothing. */
async function findPosts(areaIds: readonly number[], q: string, signal: AbortSignal): Promise<PickItem<string>[]> {
  const language = currentLanguage()
  const answers = await Promise.allSettled(
    areaIds.map((areaId) => read(postList, { areaId, within: 'false', q, limit: 8 }, signal)),
  )
  return answers.flatMap((answer) =>
    answer.status === 'rejected'
      ? []
      : answer.value.items.map(({ id, title, holders, areaName }) => ({
          id,
          label: title[language],
          detail: [holders[0]?.name, areaName].filter(Boolean).join(' · '),
        })),
  )
}
