import type { Instant } from '#kit'
import { type FieldDoor, useWords } from '#platform/web'
import { MomentField } from '#ui'
import { stepWords } from './steps.words.ts'

/** When a step happened; left out, it is now. */
export function MomentLine({
  label,
  door,
}: {
  readonly label: 'recordedAt' | 'saidAt' | 'servedAt' | 'paidAt' | 'filedAt'
  readonly door: FieldDoor<string>
}) {
  const t = useWords(stepWords)
  return (
    <MomentField
      label={t(label)}
      help={t('moment.help')}
      optional
      {...door}
      value={door.value as Instant | undefined}
    />
  )
}
