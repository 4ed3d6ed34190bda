import { useState } from 'react'
import type { Instant } from '#kit'
import { Link, showMoment, useRead, useReading, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, Fact, Facts, LongTextField, Note, Page } from '#ui'
import { type CodeVerdict, checkCode } from '../domain/index.ts'
import styles from './passes.module.css'
import { passWords } from './passes.words.ts'

/** Checks a code at a desk: a hand scanner types it, or it is pasted. */
export function CheckCodePage() {
  const t = useWords(passWords)
  const [text, setText] = useState('')
  const [code, setCode] = useState<string>()
  return (
    <Page
      title={t('check')}
      lead={t('check.lead')}
      width="reading"
      above={<Breadcrumb crumbs={[{ label: t('back'), to: '/passes' }, { label: t('check') }]} />}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          setCode(text)
        }}
      >
        <LongTextField
          name="code"
          label={t('check.code')}
          value={text}
          problem={undefined}
          onChange={(next) => setText(next ?? '')}
        />
        <div className={styles.actions}>
          <Button type="submit" look="main" disabled={text.trim() === ''}>
            {t('check.do')}
          </Button>
        </div>
      </form>
      {code !== undefined && <Verdict code={code} />}
    </Page>
  )
}

function Verdict({ code }: { readonly code: string }) {
  const t = useWords(passWords)
  const answer = useRead(checkCode, { code })
  return (
    <Answer to={answer} rows={4}>
      {(verdict) => (
        <section className={styles.verdict} data-verdict={verdict.verdict} aria-live="polite">
          <h2>{t(`check.${verdict.verdict}`)}</h2>
          <Said verdict={verdict} />
          {verdict.verdict !== 'good' && <Note icon="help">{t('check.care')}</Note>}
        </section>
      )}
    </Answer>
  )
}

function Said({ verdict: { reasons, says, visitor } }: { readonly verdict: CodeVerdict }) {
  const t = useWords(passWords)
  const reading = useReading()
  return (
    <>
      {reasons.map(({ code, words }) => (
        <p key={code}>{reading(words)}</p>
      ))}
      {visitor && (
        <>
          <p>{t('check.visitor')}</p>
          <Facts>
            <Fact name={t('check.kind')}>{reading(visitor.kind)}</Fact>
            <Fact name={t('check.country')}>{visitor.country}</Fact>
            {visitor.until && <Fact name={t('until')}>{showMoment(visitor.until as Instant)}</Fact>}
          </Facts>
        </>
      )}
      {says && (
        <Facts>
          <Fact name={t('check.kind')}>{t(`kind.${says.kind}`)}</Fact>
          {says.area && <Fact name={t('area')}>{reading(says.area.title)}</Fact>}
          <Fact name={t('time')}>
            {showMoment(says.from as Instant)} – {showMoment(says.until as Instant)}
          </Fact>
          {says.details.map(({ name, value }) => (
            <Fact key={name.en} name={reading(name)}>
              {reading(value)}
            </Fact>
          ))}
        </Facts>
      )}
      {says?.to && (
        <p>
          <Link to={says.to}>{t('check.record')}</Link>
        </p>
      )}
    </>
  )
}
