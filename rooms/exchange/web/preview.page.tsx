import type { Instant } from '#kit'
import { type PageProps, showMomentShort, showNumber, useRead, useReading, useWords } from '#platform/web'
import { Answer, Breadcrumb, LinkButton, Note, Page, Section } from '#ui'
import { preview } from '../domain/index.ts'
import { ColumnMatches } from './column-matches.tsx'
import styles from './exchange.module.css'
import { exchangeWords } from './exchange.words.ts'
import { FileReading } from './file-reading.tsx'
import { batchPath, exchangeNames, exchangePath } from './paths.ts'
import { type Preview, usePreviewChoices } from './preview-choices.ts'
import { PreviewCounts } from './preview-counts.tsx'
import { RowErrors } from './row-errors.tsx'
import { StartImport } from './start-import.tsx'

/** What an import would do, before anything is done. */
export function PreviewPage({ params }: PageProps) {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const { choices } = usePreviewChoices()
  const uploadId = params.uploadId ?? ''
  const answer = useRead(preview, { ...choices, uploadId })
  return (
    <Page
      title={answer.data?.name ?? reading(exchangeNames.preview)}
      above={<Breadcrumb crumbs={[{ label: reading(exchangeNames.page), to: exchangePath }]} />}
      lead={t('preview.lead')}
      actions={<LinkButton to={exchangePath}>{t('preview.again')}</LinkButton>}
    >
      <Answer to={answer} rows={10}>
        {(shown) => <PreviewBody shown={shown} isFading={answer.isPlaceholderData} />}
      </Answer>
    </Page>
  )
}

function PreviewBody({ shown, isFading }: { readonly shown: Preview; readonly isFading: boolean }) {
  const reading = useReading()
  const isRead = shown.sheet !== null && shown.headerRow !== null
  // how the file was read comes first when that must be mended before anything can start, or when its letters are a guess
  const readsFirst = shown.problem !== null || shown.encoding?.isSure === false
  return (
    <div className={styles.stack} aria-busy={isFading || undefined}>
      <SameFile shown={shown} />
      {shown.problem && (
        <Note tone="warn" icon="warning" role="alert">
          {reading(shown.problem.words)}
        </Note>
      )}
      {readsFirst && <FileReading shown={shown} />}
      {isRead && shown.problem && <ColumnMatches shown={shown} />}
      {isRead && <PreviewCounts shown={shown} />}
      {isRead && <FirstErrors shown={shown} />}
      {isRead && <StartImport shown={shown} isFading={isFading} />}
      {!readsFirst && <FileReading shown={shown} />}
      {isRead && !shown.problem && <ColumnMatches shown={shown} />}
    </div>
  )
}

function FirstErrors({ shown }: { readonly shown: Preview }) {
  const t = useWords(exchangeWords)
  const { errors, counts } = shown
  if (errors.length === 0) return null
  const note = counts.wrong > errors.length ? t('errors.first', { count: errors.length }) : undefined
  return (
    <Section title={t('errors')} note={note}>
      <RowErrors errors={errors} />
    </Section>
  )
}

function SameFile({ shown }: { readonly shown: Preview }) {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const [same] = shown.sameFile
  if (!same) return null
  const words = t('same.text', {
    title: reading(same.title),
    at: showMomentShort(same.at as Instant),
    by: same.by ?? '',
    done: showNumber(same.done),
    wrong: showNumber(same.wrong),
  })
  return (
    <Note
      tone="soon"
      title={t('same.title')}
      action={
        <LinkButton look="quiet" to={batchPath(same.batchId)}>
          {t('same.open')}
        </LinkButton>
      }
    >
      {words} {same.undone && t('same.undone')}
    </Note>
  )
}
