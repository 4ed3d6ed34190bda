import { useState } from 'react'
import type { Day } from '#kit'
import { showDay, showMomentShort, useIntentForm, useNow, useReading, useWords } from '#platform/web'
import { Button, Dialog, IntentForm, LinkButton, LongTextField, PersonPost, Section, showToast } from '#ui'
import { explainScore, type UnitScoreView } from '../domain/index.ts'
import { ratingsPath } from './score-paths.ts'
import styles from './scorecards.module.css'
import { scoreWords } from './scorecards.words.ts'

/** The head, what they said, who approved and published, and the rating: always a person's. */
export function UnitHead({ page }: { readonly page: UnitScoreView }) {
  const t = useWords(scoreWords)
  const [isOpen, setOpen] = useState(false)
  const { head } = page
  return (
    <Section title={t('head.title')}>
      <div className={styles.stack}>
        {page.isOpen && (head ? <PersonPost name={head.name} post={head.post ?? ''} /> : <p>{t('head.none')}</p>)}
        <Explanation page={page} />
        <SaidBefore page={page} />
        <Waiting page={page} />
        <Decisions page={page} />
        <div className={styles.bar}>
          {page.mayExplain && (
            <Button look="main" onClick={() => setOpen(true)}>
              {t('explain')}
            </Button>
          )}
          {page.mayRate && <LinkButton to={ratingsPath({ to: page.day })}>{t('ratings.open')}</LinkButton>}
        </div>
      </div>
      {isOpen && <ExplainDialog page={page} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function Explanation({ page: { explanation, seenAt } }: { readonly page: UnitScoreView }) {
  const t = useWords(scoreWords)
  if (explanation) {
    return (
      <div>
        <p className={styles.said}>{explanation.text}</p>
        <p className={styles.aside}>
          {t('explain.by', { who: explanation.by ?? '', at: showMomentShort(explanation.at as never) })}
        </p>
      </div>
    )
  }
  return seenAt && <p className={styles.aside}>{t('seen.at', { at: showMomentShort(seenAt as never) })}</p>
}

/** A newer computation does not silence the head: what they said to those before is read with it. */
function SaidBefore({ page: { saidBefore } }: { readonly page: UnitScoreView }) {
  const t = useWords(scoreWords)
  return saidBefore.map(({ version, text, at, by }) => (
    <div key={version}>
      <p className={styles.said}>{text}</p>
      <p className={styles.aside}>
        {t('explain.before', { version, who: by ?? '', at: showMomentShort(at as never) })}
      </p>
    </div>
  ))
}

function Decisions({ page }: { readonly page: UnitScoreView }) {
  const t = useWords(scoreWords)
  const reading = useReading()
  const { approved, published, rating } = page
  const said = rating && {
    rating: reading(rating.title),
    from: showDay(rating.from as Day),
    to: showDay(rating.to as Day),
    who: rating.by ?? '',
  }
  return (
    <>
      {approved && <p>{t('approved.by', { who: approved.by ?? '', at: showMomentShort(approved.at as never) })}</p>}
      {published && <p>{t('published.by', { who: published.by ?? '', at: showMomentShort(published.at as never) })}</p>}
      {page.isOpen && (
        <p>
          {t('rating.title')}: {said ? t('rating.said', said) : t('rating.none')}
        </p>
      )}
    </>
  )
}

function Waiting({ page }: { readonly page: UnitScoreView }) {
  const t = useWords(scoreWords)
  const now = useNow()
  if (page.waitsUntil === null || page.explanation !== null || !page.isOpen) return null
  const isOver = page.waitsUntil <= now
  return (
    <p className={styles.aside}>
      {t(isOver ? 'explain.over' : 'explain.until', { at: showMomentShort(page.waitsUntil as never) })}
    </p>
  )
}

function ExplainDialog({ page, onClose }: { readonly page: UnitScoreView; readonly onClose: () => void }) {
  const t = useWords(scoreWords)
  const form = useIntentForm(explainScore, {
    draft: `scorecards.explain.${page.scoreId}`,
    initial: { scoreId: page.scoreId ?? '' },
  })
  const done = () => {
    showToast({ text: t('explain.done') })
    onClose()
  }
  return (
    <Dialog title={t('explain.title', { day: showDay(page.day as Day) })} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('explain')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('explain.text')} help={t('explain.help')} {...form.field('text')} />
      </IntentForm>
    </Dialog>
  )
}
