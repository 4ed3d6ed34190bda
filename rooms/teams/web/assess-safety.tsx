import { useState } from 'react'
import type { Words } from '#kit'
import { useIntent, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Button, Dialog, NumberField, RadioField, RefusalNote, showToast, TextField } from '#ui'
import { type SelfAssess, selfAssess } from '../domain/index.ts'
import { safetyWords } from './safety.words.ts'

interface AssessProps {
  readonly areaId: number
  readonly criteria: readonly { readonly key: string; readonly title: Words }[]
  readonly onClose: () => void
}

type Answers = Readonly<Record<string, 'yes' | 'no'>>

/** Counts of a group's households, or the answers of an agency. */
export function AssessSafety({ areaId, criteria, onClose }: AssessProps) {
  const t = useWords(safetyWords)
  const reading = useReading()
  const assess = useIntent(selfAssess)
  const [where, setWhere] = useState<number | undefined>(areaId)
  const [unit, setUnit] = useState<'group' | 'agency'>('group')
  const [name, setName] = useState('')
  const [counts, setCounts] = useState<{ joined?: number | undefined; safe?: number | undefined }>({})
  const [answers, setAnswers] = useState<Answers>({})
  const told = (): SelfAssess => {
    const at = { areaId: where ?? 0 }
    if (unit === 'agency') return { unit, ...at, name: name.trim(), criteria: { ...answers } }
    return { unit, ...at, joined: counts.joined ?? 0, safe: counts.safe ?? 0 }
  }
  const save = async () => {
    if (!(await assess.ask(told()))) return
    showToast({ text: t('safe.assessed') })
    onClose()
  }
  return (
    <Dialog
      title={t('safe.assess')}
      onClose={onClose}
      foot={
        <Button look="main" busy={assess.state === 'sending'} onClick={() => void save()}>
          {t('save')}
        </Button>
      }
    >
      <RadioField
        name="unit"
        label={t('safe.unit')}
        value={unit}
        onChange={(next) => next && setUnit(next)}
        options={(['group', 'agency'] as const).map((value) => ({ value, label: t(`safe.unit.${value}`) }))}
        problem={undefined}
      />
      <AreaField name="areaId" label={t('area')} value={where} onChange={setWhere} problem={undefined} />
      {unit === 'group' ? (
        <>
          <NumberField
            name="joined"
            label={t('safe.joined')}
            value={counts.joined}
            onChange={(joined) => setCounts({ ...counts, joined })}
            problem={undefined}
          />
          <NumberField
            name="safe"
            label={t('safe.households')}
            value={counts.safe}
            onChange={(safe) => setCounts({ ...counts, safe })}
            problem={undefined}
          />
        </>
      ) : (
        <>
          <TextField
            name="name"
            label={t('safe.agency')}
            value={name}
            onChange={(text) => setName(text ?? '')}
            problem={undefined}
          />
          {criteria.map(({ key, title }) => (
            <RadioField
              key={key}
              name={key}
              label={reading(title)}
              value={answers[key]}
              onChange={(next) => next && setAnswers({ ...answers, [key]: next })}
              options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`safe.${value}`) }))}
              problem={undefined}
            />
          ))}
        </>
      )}
      {assess.problem && <RefusalNote problem={assess.problem} />}
    </Dialog>
  )
}
