import { useState } from 'react'
import type { z } from 'zod'
import type { Day, Instant } from '#kit'
import {
  currentLanguage,
  Link,
  type PageProps,
  read,
  showDay,
  showMoment,
  useIntentForm,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { postList } from '#rooms/bodies/domain'
import {
  Answer,
  Button,
  Dialog,
  IntentForm,
  LinkButton,
  MomentField,
  Page,
  PickField,
  Row,
  Rows,
  Section,
  showToast,
} from '#ui'
import { changeIntoTask, reviewPage } from '../domain/index.ts'
import styles from './models.module.css'
import { modelWords } from './models.words.ts'

type ShownReview = z.infer<(typeof reviewPage)['answer']>

/** One look back: the four questions, and what became of each change. */
export function ReviewPage({ params }: PageProps) {
  const t = useWords(modelWords)
  const reading = useReading()
  const [changing, setChanging] = useState<string>()
  const answer = useRead(reviewPage, { id: params.reviewId ?? '' }, { rooms: ['models', 'tasks'] })
  return (
    <Answer to={answer} rows={8}>
      {(review) => (
        <Page
          above={<AreaBreadcrumb areaId={review.areaId} />}
          title={review.title}
          lead={[
            reading(review.areaTitle),
            showDay(review.heldOn as Day),
            t('by', { name: review.writtenByName ?? '', at: showMoment(review.writtenAt as Instant) }),
          ].join(' · ')}
          width="reading"
        >
          {(['planned', 'happened', 'why'] as const).map((part) => (
            <Section key={part} title={t(`review.${part}`)}>
              <p className={styles.text}>{review[part]}</p>
            </Section>
          ))}
          <Section title={t('review.changes')} note={t('review.open', { open: review.open, all: review.changes })}>
            <Rows label={t('review.changes')}>
              {review.points.map((point) => (
                <Row
                  key={point.id}
                  title={point.said}
                  end={<PointEnd point={point} mayChange={review.may.change} onTask={() => setChanging(point.id)} />}
                />
              ))}
            </Rows>
          </Section>
          {changing && <TaskDialog changeId={changing} areaId={review.areaId} onClose={() => setChanging(undefined)} />}
        </Page>
      )}
    </Answer>
  )
}

interface PointProps {
  readonly point: ShownReview['points'][number]
  readonly mayChange: boolean
  readonly onTask: () => void
}

function PointEnd({ point, mayChange, onTask }: PointProps) {
  const t = useWords(modelWords)
  if (point.taskId !== null) return <Link to={`/tasks/${point.taskId}`}>{t('change.is-task')}</Link>
  if (point.modelId !== null) return <Link to={`/models/${point.modelId}`}>{t('change.is-model')}</Link>
  if (!mayChange) return null
  const words = new URLSearchParams({ change: point.id, title: point.said })
  return (
    <span className={styles.buttons}>
      <Button onClick={onTask}>{t('change.task')}</Button>
      <LinkButton look="quiet" to={`/models/new?${words}`}>
        {t('change.model')}
      </LinkButton>
    </span>
  )
}

interface TaskDialogProps {
  readonly changeId: string
  readonly areaId: number
  readonly onClose: () => void
}

function TaskDialog({ changeId, areaId, onClose }: TaskDialogProps) {
  const t = useWords(modelWords)
  const form = useIntentForm(changeIntoTask, { draft: `models.task.${changeId}`, initial: { changeId } })
  const done = () => {
    showToast({ text: t('task.done') })
    onClose()
  }
  const find = async (text: string, signal: AbortSignal) => {
    const language = currentLanguage()
    const query = {
      areaId,
      within: 'true' as const,
      isVacant: 'false' as const,
      q: text.trim() || undefined,
      limit: 12,
    }
    const { items } = await read(postList, query, signal)
    return items.map(({ id, title, holders }) => ({
      id,
      label: title[language],
      detail: holders.map(({ name }) => name).join(', '),
    }))
  }
  return (
    <Dialog title={t('change.task')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('change.task')} onDone={done} onCancel={onClose}>
        <PickField label={t('owner')} find={find} {...form.field('ownerPostId')} />
        <MomentField label={t('due')} timeWhenAbsent="24:00" {...form.field('dueAt')} />
      </IntentForm>
    </Dialog>
  )
}
