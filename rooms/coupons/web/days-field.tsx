import type { z } from 'zod'
import { type IntentForm, useLanguage, useWords } from '#platform/web'
import { Button, CheckField, FieldProblemLine, RadioField, TextField } from '#ui'
import type { DayGroup, registerScheme } from '../domain/index.ts'
import styles from './coupons.module.css'
import { schemeWords } from './scheme.words.ts'

type Form = IntentForm<z.infer<typeof registerScheme.payload>>

/** How days are shared among households: even and odd in turn, or groups with weekdays of their own. */
export function DaysField({ form }: { readonly form: Form }) {
  const t = useWords(schemeWords)
  const groups = form.values.groups ?? []
  const pattern = groups.length === 0 ? undefined : groups[0]?.parity === 'custom' ? 'weekdays' : 'parity'
  const sundayAllowed = form.values.sundayAllowed ?? false
  const share = (isSunday: boolean): DayGroup[] =>
    (['even', 'odd'] as const).map((parity) => {
      const days = t(`days.${parity}`)
      return { parity, name: isSunday ? t('days.andSunday', { days }) : days }
    })
  const choose = (next: string | undefined) =>
    form.set({ groups: next === 'parity' ? share(sundayAllowed) : [{ parity: 'custom', name: '', weekdays: [] }] })
  const allowSunday = (isOn: boolean | undefined) =>
    form.set({ sundayAllowed: isOn ?? false, ...(pattern === 'parity' ? { groups: share(isOn ?? false) } : {}) })
  const change = (groups: readonly DayGroup[]) => form.set({ groups: [...groups] })
  return (
    <fieldset className={styles.set}>
      <legend>{t('days')}</legend>
      <RadioField
        name="pattern"
        label={t('days.pattern')}
        value={pattern}
        onChange={choose}
        options={(['parity', 'weekdays'] as const).map((value) => ({ value, label: t(`days.${value}`) }))}
        problem={undefined}
      />
      {pattern === 'weekdays' && <Groups groups={groups} onChange={change} />}
      <CheckField
        name="sundayAllowed"
        label={t('days.sunday')}
        value={sundayAllowed}
        onChange={allowSunday}
        problem={undefined}
      />
      <FieldProblemLine id="coupon-days-problem" problem={form.field('groups').problem} />
    </fieldset>
  )
}

/** 5 January 1970 was a Monday: names of the days come from the language, not from a list. */
const nameOfWeekday = (weekday: number, language: string) =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(1970, 0, 4 + weekday))

interface GroupsProps {
  readonly groups: readonly DayGroup[]
  readonly onChange: (groups: readonly DayGroup[]) => void
}

function Groups({ groups, onChange }: GroupsProps) {
  const t = useWords(schemeWords)
  const [language] = useLanguage()
  const put = (index: number, change: Partial<DayGroup>) =>
    onChange(groups.map((group, at) => (at === index ? { ...group, ...change } : group)))
  const tick = (index: number, weekday: number, isOn: boolean) => {
    const others = (groups[index]?.weekdays ?? []).filter((one) => one !== weekday)
    put(index, { weekdays: isOn ? [...others, weekday].sort() : others })
  }
  return (
    <>
      {groups.map((group, index) => (
        <div key={index} className={styles.group}>
          <TextField
            name={`group-${index}`}
            label={t('group.name')}
            value={group.name}
            onChange={(name) => put(index, { name: name ?? '' })}
            problem={undefined}
          />
          <div className={styles.weekdays}>
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <CheckField
                key={weekday}
                name={`group-${index}-${weekday}`}
                label={nameOfWeekday(weekday, language)}
                value={group.weekdays?.includes(weekday) ?? false}
                onChange={(isOn) => tick(index, weekday, isOn ?? false)}
                problem={undefined}
              />
            ))}
          </div>
          {groups.length > 1 && (
            <Button look="quiet" onClick={() => onChange(groups.filter((_, at) => at !== index))}>
              {t('group.remove')}
            </Button>
          )}
        </div>
      ))}
      {groups.length < 7 && (
        <Button onClick={() => onChange([...groups, { parity: 'custom', name: '', weekdays: [] }])}>
          {t('group.add')}
        </Button>
      )}
    </>
  )
}
