import { useState } from 'react'
import type { z } from 'zod'
import { toInstant } from '#kit'
import { Link, type PageProps, showMoment, showMomentShort, useIntentForm, useRead, useWords } from '#platform/web'
import { AreaBreadcrumb, sayAreaName } from '#rooms/areas/web'
import {
  Answer,
  Button,
  Dialog,
  Empty,
  Fact,
  Facts,
  IntentForm,
  LongTextField,
  Page,
  PhotoStrip,
  PhotosField,
  Section,
  SelectField,
  showToast,
} from '#ui'
import { noteVisit, visitItineraryContract } from '../domain/index.ts'
import { useKindWord } from './inspection-marks.tsx'
import styles from './inspections.module.css'
import { visitWords } from './visit.words.ts'

type Visit = z.infer<typeof visitItineraryContract.answer>

/** One visit: its stops in the order in which they were seen, what was seen at each, what it came to. */
export function VisitPage({ params }: PageProps) {
  const t = useWords(visitWords)
  const [isNoting, setNoting] = useState(false)
  const answer = useRead(visitItineraryContract, { visitId: params.visitId ?? '' })
  const visit = answer.data
  return (
    <Page
      title={visit?.title ?? t('visits')}
      above={visit && <AreaBreadcrumb areaId={visit.areaId} />}
      actions={
        visit?.mayNote && (
          <Button look="main" onClick={() => setNoting(true)}>
            {t('note')}
          </Button>
        )
      }
    >
      <Answer to={answer} rows={6}>
        {(found) => (
          <div className={styles.columns}>
            <div>
              <Section title={t('stops')}>
                <Stops visit={found} />
              </Section>
              <Section title={t('conclusion')}>
                {found.conclusion ? (
                  <p className={styles.said}>{found.conclusion}</p>
                ) : (
                  <Empty title={t('conclusion.none')} />
                )}
                <PhotoStrip label={t('photos')} photos={found.photos} />
              </Section>
            </div>
            <About visit={found} />
          </div>
        )}
      </Answer>
      {isNoting && visit && <NoteVisit visit={visit} onClose={() => setNoting(false)} />}
    </Page>
  )
}

function Stops({ visit: { itinerary } }: { readonly visit: Visit }) {
  const t = useWords(visitWords)
  return (
    <ol className={styles.stops}>
      {itinerary.map((stop) => (
        <li key={stop.place} className={styles.stop}>
          <div>
            <p>
              <strong>{stop.siteId ? <Link to={`/sites/${stop.siteId}`}>{stop.name}</Link> : stop.name}</strong>
              <span className={styles.quiet}>
                {[stop.areaName && sayAreaName(stop.areaName), stop.at && showMomentShort(toInstant(stop.at))]
                  .filter(Boolean)
                  .map((one) => ` · ${one}`)}
              </span>
            </p>
            {stop.observation ? (
              <p className={styles.said}>{stop.observation}</p>
            ) : (
              <p className={styles.quiet}>{t('observation.none')}</p>
            )}
            <PhotoStrip label={stop.name} photos={stop.photos} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function About({ visit }: { readonly visit: Visit }) {
  const t = useWords(visitWords)
  const kindWord = useKindWord()
  return (
    <Facts>
      <Fact name={t('kind')}>{kindWord(visit.kind)}</Fact>
      <Fact name={t('at')}>
        {showMoment(toInstant(visit.at))}
        {Math.abs(Date.parse(visit.recordedAt) - Date.parse(visit.at)) > 60_000 && (
          <>
            <br />
            <small className={styles.quiet}>
              {t('recorded', { at: showMomentShort(toInstant(visit.recordedAt)) })}
            </small>
          </>
        )}
      </Fact>
      <Fact name={t('leader')}>{visit.leaderName}</Fact>
      {visit.documentId && (
        <Fact name={t('document')}>
          <Link to={`/documents/${visit.documentId}`}>{t('document.open')}</Link>
        </Fact>
      )}
    </Facts>
  )
}

/** What was seen at one stop, or what the whole came to. */
function NoteVisit({ visit, onClose }: { readonly visit: Visit; readonly onClose: () => void }) {
  const t = useWords(visitWords)
  const form = useIntentForm(noteVisit, {
    draft: `inspections.note-visit.${visit.id}`,
    initial: { visitId: visit.id, photos: [] },
  })
  const { stop } = form.values
  const done = () => {
    showToast({ text: t('note.done') })
    onClose()
  }
  return (
    <Dialog title={t('note')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('note')} onDone={done} onCancel={onClose}>
        <SelectField
          label={t('note.where')}
          name="stop"
          value={stop === undefined ? 'whole' : String(stop)}
          onChange={(value) => form.set({ stop: value === undefined || value === 'whole' ? undefined : Number(value) })}
          problem={form.field('stop').problem}
          options={[
            { value: 'whole', label: t('note.whole') },
            ...visit.itinerary.map(({ place, name }) => ({ value: String(place), label: `${place}. ${name}` })),
          ]}
        />
        {stop === undefined ? (
          <LongTextField label={t('conclusion')} {...form.field('conclusion')} />
        ) : (
          <LongTextField label={t('stop.observation')} {...form.field('observation')} />
        )}
        <PhotosField label={t('photos')} optional {...form.field('photos')} />
      </IntentForm>
    </Dialog>
  )
}
