import { useState } from 'react'
import type { Day } from '#kit'
import { showFullDay, useWords } from '#platform/web'
import { Button, DayField, Dialog } from '#ui'
import { areaWords } from './areas.words.ts'

interface DayChoiceProps {
  /** Undefined: today. */
  readonly on: Day | undefined
  readonly onChange: (day: Day | undefined) => void
}

/** Looks at the register as it was on another day; a small button, for most people want today. */
export function DayChoice({ on, onChange }: DayChoiceProps) {
  const t = useWords(areaWords)
  const [isOpen, setOpen] = useState(false)
  const [day, setDay] = useState(on)
  const choose = (next: Day | undefined) => {
    onChange(next)
    setOpen(false)
  }
  return (
    <>
      <Button icon="clock" look={on === undefined ? 'quiet' : 'plain'} onClick={() => setOpen(true)}>
        {on === undefined ? t('day.today') : t('day.on', { day: showFullDay(on) })}
      </Button>
      {isOpen && (
        <Dialog
          title={t('day.title')}
          onClose={() => setOpen(false)}
          foot={
            <>
              <Button onClick={() => choose(undefined)}>{t('day.today')}</Button>
              <Button look="main" onClick={() => choose(day)}>
                {t('day.show')}
              </Button>
            </>
          }
        >
          <DayField
            label={t('tree.on')}
            help={t('day.help')}
            name="on"
            value={day}
            onChange={setDay}
            problem={undefined}
          />
        </Dialog>
      )}
    </>
  )
}
