import { useState } from 'react'
import type { Instant } from '#kit'
import { showMoment, useWords } from '#platform/web'
import { Button, Dialog, MomentField } from '#ui'
import { briefWords } from './briefs.words.ts'

interface MomentChoiceProps {
  /** Undefined: now. */
  readonly at: Instant | undefined
  readonly onChange: (at: Instant | undefined) => void
}

/** The moment that the brief speaks of; now, for most. */
export function MomentChoice({ at, onChange }: MomentChoiceProps) {
  const t = useWords(briefWords)
  const [isOpen, setOpen] = useState(false)
  const [moment, setMoment] = useState(at)
  const choose = (next: Instant | undefined) => {
    onChange(next)
    setOpen(false)
  }
  return (
    <>
      <Button icon="clock" look={at === undefined ? 'quiet' : 'plain'} onClick={() => setOpen(true)}>
        {at === undefined ? t('moment.now') : t('moment.at', { at: showMoment(at) })}
      </Button>
      {isOpen && (
        <Dialog
          title={t('moment.title')}
          onClose={() => setOpen(false)}
          foot={
            <>
              <Button onClick={() => choose(undefined)}>{t('moment.to-now')}</Button>
              <Button look="main" onClick={() => choose(moment)}>
                {t('moment.show')}
              </Button>
            </>
          }
        >
          <MomentField
            label={t('moment.label')}
            help={t('moment.help')}
            name="at"
            value={moment}
            onChange={setMoment}
            problem={undefined}
            timeWhenAbsent="24:00"
          />
        </Dialog>
      )}
    </>
  )
}
