import { useState } from 'react'
import { type Day, dayOf, type Instant } from '#kit'
import { Link, type PageProps, showDay, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Button, Fact, Facts, Note, Page, Row, Rows, Section } from '#ui'
import { modelPage } from '../domain/index.ts'
import { AdoptDialog, RecommendDialog } from './model-dialogs.tsx'
import styles from './models.module.css'
import { modelWords } from './models.words.ts'
import type { ShownModel } from './shown-model.ts'
import { TakenRows } from './taken-rows.tsx'

const vietnamMinutes = 420

/** One practice to be read from top to bottom, and beside it who took it up. */
export function ModelPage({ params }: PageProps) {
  const answer = useRead(modelPage, { id: params.modelId ?? '' }, { rooms: ['models'] })
  return (
    <Answer to={answer} rows={8}>
      {(model) => <ModelView model={model} />}
    </Answer>
  )
}

function ModelView({ model }: { readonly model: ShownModel }) {
  const t = useWords(modelWords)
  const reading = useReading()
  const [open, setOpen] = useState<'adopt' | 'recommend'>()
  const shut = () => setOpen(undefined)
  return (
    <Page
      above={<AreaBreadcrumb areaId={model.areaId} />}
      title={model.title}
      lead={reading(model.areaTitle)}
      actions={
        <>
          {model.may.adopt && (
            <Button look="main" onClick={() => setOpen('adopt')}>
              {t('adopt')}
            </Button>
          )}
          {model.may.recommend && <Button onClick={() => setOpen('recommend')}>{t('recommend')}</Button>}
        </>
      }
    >
      {model.withdrawnAt !== null && <Note tone="soon">{t('withdrawn', { reason: model.withdrawnReason ?? '' })}</Note>}
      <div className={styles.columns}>
        <ModelText model={model} />
        <ModelAside model={model} />
      </div>
      {open === 'adopt' && <AdoptDialog modelId={model.id} onClose={shut} />}
      {open === 'recommend' && <RecommendDialog modelId={model.id} onClose={shut} />}
    </Page>
  )
}

function ModelText({ model }: { readonly model: ShownModel }) {
  const t = useWords(modelWords)
  return (
    <div>
      {(['problem', 'method', 'result'] as const).map((part) => (
        <Section key={part} title={t(part)}>
          <p className={styles.text}>{model[part]}</p>
        </Section>
      ))}
      <Section title={t('evidence')}>
        <Rows label={t('evidence')}>
          {model.evidence.map(({ said, source }) => (
            <Row key={`${said} ${source}`} title={said} detail={source} />
          ))}
        </Rows>
      </Section>
    </div>
  )
}

function ModelAside({ model }: { readonly model: ShownModel }) {
  const t = useWords(modelWords)
  const reading = useReading()
  const { recommendedTo, recommendedAt, recommendedByName, notYet } = model
  const day = recommendedAt && showDay(dayOf(recommendedAt as Instant, vietnamMinutes) as Day)
  return (
    <div className={styles.aside}>
      <Facts>
        <Fact name={t('contact')}>{[model.contact, model.contactPhone].filter(Boolean).join(', ')}</Fact>
        {model.source && <Fact name={t('source')}>{model.source}</Fact>}
        {recommendedTo && (
          <Fact name={t('recommend')}>
            <span className={styles.small}>
              {[
                t('recommended', { area: reading(recommendedTo) }),
                t('recommended.by', { name: recommendedByName ?? '', day: day ?? '' }),
                model.recommendedSource,
              ]
                .filter(Boolean)
                .join('\n')}
            </span>
          </Fact>
        )}
        {model.reviewId && (
          <Fact name={t('review')}>
            <Link to={`/models/reviews/${model.reviewId}`}>{t('review')}</Link>
          </Fact>
        )}
      </Facts>
      <Section title={t('taken')} note={t('adoptions', { count: model.taken.length })}>
        <TakenRows taken={model.taken} />
      </Section>
      {notYet.length > 0 && (
        <Section title={t('not-yet')} note={t('not-yet.count', { count: notYet.length })}>
          <p className={styles.names}>{notYet.map(({ areaTitle }) => reading(areaTitle)).join(', ')}</p>
        </Section>
      )}
    </div>
  )
}
