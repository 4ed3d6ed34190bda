import { useState } from 'react'
import type { Day, Instant } from '#kit'
import {
  currentLanguage,
  type PageProps,
  read,
  showDay,
  showMoment,
  useIntentForm,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { postList } from '#rooms/bodies/domain'
import {
  Answer,
  Button,
  Dialog,
  Fact,
  Facts,
  IntentForm,
  LongTextField,
  MomentField,
  Page,
  PickField,
  type PickFind,
  Row,
  Rows,
  Section,
  showToast,
  Tag,
  TextField,
} from '#ui'
import { meetingById, spawnTask } from '../domain/index.ts'
import { RelationRows } from './content-tab.tsx'
import styles from './documents.module.css'
import { documentWords } from './documents.words.ts'

interface Conclusion {
  readonly id: string
  readonly place: number
  readonly sentence: string
  readonly orders: boolean
  readonly ownerPost: string | null
  readonly dueAt: string | null
  readonly dueStated: boolean
  readonly tasks: readonly {
    readonly id: string
    readonly title: string
    readonly owner: string | null
    readonly dueAt: string | null
  }[]
}

/** One meeting: each conclusion with the tasks that came of it, or the button that makes one. */
export function MeetingPage({ params }: PageProps) {
  const t = useWords(documentWords)
  const reading = useReading()
  const [chosen, choose] = useState<Conclusion>()
  const answer = useRead(meetingById, { id: params.meetingId ?? '' }, { rooms: ['documents', 'tasks'] })
  return (
    <Answer to={answer} rows={8}>
      {(meeting) => (
        <Page title={meeting.title} lead={`${reading(meeting.issuer)} · ${showDay(meeting.heldOn as Day)}`}>
          <div className={styles.columns}>
            <Section title={t('meeting.conclusions')} note={t('meeting.count', { ...countsOf(meeting) })}>
              <ol className={styles.measures}>
                {meeting.items.map((item) => (
                  <li key={item.id}>
                    <ConclusionLine item={item} mayGive={meeting.mayGiveTasks} onGive={() => choose(item)} />
                  </li>
                ))}
              </ol>
            </Section>
            <div className={styles.stack}>
              <Facts>
                <Fact name={t('meeting.form')}>{t(`meeting.form.${meeting.form}`)}</Fact>
                <Fact name={t('meeting.chair')}>{`${meeting.chair.name}, ${meeting.chair.title}`}</Fact>
                <Fact name={t('new.place')}>{meeting.place}</Fact>
                <Fact name={t('territory')}>{meeting.territory.map(({ name }) => name).join(', ')}</Fact>
                <Fact name={t('source')}>{meeting.source}</Fact>
              </Facts>
              {meeting.documents.length > 0 && (
                <Section title={t('relations')}>
                  <RelationRows relations={meeting.documents} />
                </Section>
              )}
            </div>
          </div>
          {chosen && <GiveTaskDialog item={chosen} areaId={meeting.areaId} onClose={() => choose(undefined)} />}
        </Page>
      )}
    </Answer>
  )
}

function countsOf({ withTask, conclusions }: { readonly withTask: number; readonly conclusions: number }) {
  return { withTask, conclusions }
}

function ConclusionLine({
  item,
  mayGive,
  onGive,
}: {
  readonly item: Conclusion
  readonly mayGive: boolean
  readonly onGive: () => void
}) {
  const t = useWords(documentWords)
  const due = item.dueAt === null ? undefined : showMoment(item.dueAt as Instant)
  return (
    <div className={styles.stack} style={{ gap: '8px' }}>
      <span>
        {item.sentence} {!item.orders && <Tag>{t('meeting.tells')}</Tag>}
      </span>
      {item.tasks.length > 0 && (
        <Rows>
          {item.tasks.map((task) => (
            <Row
              key={task.id}
              title={task.owner ?? ''}
              detail={task.dueAt ? t('cascade.due', { due: showMoment(task.dueAt as Instant) }) : undefined}
              to={`/tasks/${task.id}`}
            />
          ))}
        </Rows>
      )}
      <span className={styles.marks}>
        {item.orders && item.tasks.length === 0 && <span className={styles.aside}>{t('meeting.no-task')}</span>}
        {due && (
          <span className={styles.aside}>{t(item.dueStated ? 'meeting.due.stated' : 'meeting.due', { due })}</span>
        )}
        {mayGive && item.orders && <Button onClick={onGive}>{t('meeting.give')}</Button>}
      </span>
    </div>
  )
}

function findPosts(areaId: number): PickFind<string> {
  return async (text, signal) => {
    const { items } = await read(postList, { areaId, within: true, isVacant: false, q: text.trim(), limit: 12 }, signal)
    const language = currentLanguage()
    return items.map((post) => ({
      id: post.id,
      label: `${post.title[language]} · ${post.holders[0]?.name ?? ''}`,
      detail: post.areaName,
    }))
  }
}

function GiveTaskDialog({
  item,
  areaId,
  onClose,
}: {
  readonly item: Conclusion
  readonly areaId: number
  readonly onClose: () => void
}) {
  const t = useWords(documentWords)
  const form = useIntentForm(spawnTask, {
    draft: `documents.spawn.${item.id}`,
    initial: {
      conclusionId: item.id,
      title: item.sentence.slice(0, 300),
      ...(item.dueAt === null ? {} : { dueAt: item.dueAt as Instant }),
    },
  })
  const done = () => {
    showToast({ text: t('task.done') })
    onClose()
  }
  return (
    <Dialog title={t('meeting.give.title')} onClose={onClose} width="wide">
      <IntentForm form={form} submitLabel={t('meeting.give')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('task.title')} {...form.field('title')} />
        <PickField
          label={t('task.owner')}
          help={t('task.owner.help')}
          find={findPosts(areaId)}
          {...form.field('ownerPostId')}
        />
        <MomentField label={t('task.due')} timeWhenAbsent="24:00" {...form.field('dueAt')} />
        <TextField label={t('task.product')} optional {...form.field('product')} />
      </IntentForm>
    </Dialog>
  )
}
