import { useState } from 'react'
import { type PageProps, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Button, Fact, Facts, Page, Section } from '#ui'
import { notePage } from '../domain/index.ts'
import styles from './accountability.module.css'
import { accountabilityWords } from './accountability.words.ts'
import { GroundRows } from './ground-rows.tsx'
import {
  AnswerCorrectionDialog,
  AskCorrectionDialog,
  ExplainNoteDialog,
  PublishDialog,
  WithdrawDialog,
} from './note-dialogs.tsx'
import { type ShownNote, useNoteSteps } from './note-steps.ts'
import { NoteState } from './note-table.tsx'
import { ProcessSteps } from './steps.tsx'

type Open = 'explain' | 'publish' | 'withdraw' | 'askCorrection' | 'answerCorrection'

/** One piece of praise or criticism: its words, who was heard, who approved, until when, and what was put right. */
export function NotePage({ params }: PageProps) {
  const answer = useRead(notePage, { id: params.noteId ?? '' }, { rooms: ['accountability'] })
  return (
    <Answer to={answer} rows={8}>
      {(shown) => <NoteView shown={shown} />}
    </Answer>
  )
}

function NoteView({ shown }: { readonly shown: ShownNote }) {
  const t = useWords(accountabilityWords)
  const reading = useReading()
  const [open, setOpen] = useState<Open>()
  const steps = useNoteSteps(shown)
  return (
    <Page
      above={<AreaBreadcrumb areaId={shown.areaId} />}
      title={shown.title}
      lead={[t(shown.kind), shown.officerName, shown.targetTitle].filter(Boolean).join(' · ')}
      actions={<NoteActions may={shown.may} onOpen={setOpen} />}
    >
      <p className={styles.matter}>{shown.said}</p>
      <div className={styles.columns}>
        <Section title={t('state')} note={<NoteState line={shown} />}>
          <ProcessSteps label={t('state')} steps={steps} />
          {shown.state === 'draft' && !shown.may.publish && !shown.isMine && shown.whyNotPublish && (
            <p className={styles.quiet}>{t('publish.not', { why: reading(shown.whyNotPublish) })}</p>
          )}
        </Section>
        <div className={styles.aside}>
          <Facts>
            <Fact name={t('area')}>{reading(shown.areaTitle)}</Fact>
            <Fact name={t('source')}>{shown.source}</Fact>
          </Facts>
          {shown.evidence.length > 0 && (
            <Section title={t('evidence')}>
              <GroundRows label={t('evidence')} grounds={shown.evidence} />
            </Section>
          )}
        </div>
      </div>
      <NoteDialogs shown={shown} open={open} onClose={() => setOpen(undefined)} />
    </Page>
  )
}

function NoteActions({ may, onOpen }: { readonly may: ShownNote['may']; readonly onOpen: (open: Open) => void }) {
  const t = useWords(accountabilityWords)
  const buttons = [
    { open: 'explain', word: 'explain', isMain: true },
    { open: 'publish', word: 'publish', isMain: true },
    { open: 'answerCorrection', word: 'correction.answer', isMain: true },
    { open: 'askCorrection', word: 'correction.ask', isMain: false },
    { open: 'withdraw', word: 'withdraw', isMain: false },
  ] as const
  return (
    <>
      {buttons
        .filter(({ open }) => may[open])
        .map(({ open, word, isMain }) => (
          <Button key={open} look={isMain ? 'main' : 'plain'} onClick={() => onOpen(open)}>
            {t(word)}
          </Button>
        ))}
    </>
  )
}

interface NoteDialogsProps {
  readonly shown: ShownNote
  readonly open: Open | undefined
  readonly onClose: () => void
}

function NoteDialogs({ shown, open, onClose }: NoteDialogsProps) {
  const door = { noteId: shown.id, onClose }
  if (open === 'explain') return <ExplainNoteDialog {...door} />
  if (open === 'publish') return <PublishDialog {...door} latest={shown.latestUntil} />
  if (open === 'withdraw') return <WithdrawDialog {...door} />
  if (open === 'askCorrection') return <AskCorrectionDialog {...door} />
  if (open === 'answerCorrection') return <AnswerCorrectionDialog {...door} said={shown.said} />
  return null
}
