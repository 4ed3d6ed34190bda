import { Suspense } from 'react'
import {
  BigAction,
  BigActions,
  type FieldAction,
  fieldRooms,
  fieldWords,
  Screen,
  useDesk,
  useOutboxSummary,
  useRoomsWithWork,
} from '#platform/field'
import { useReading, useWords } from '#platform/web'
import { appWords } from '../field-words.ts'
import { may } from '../open-desk.ts'
import styles from './home.module.css'
import { queueWords } from './queue-words.ts'

/** Four with the queue are what a thumb finds without looking; what else a person may do is folded away below. */
const mostActions = 3

/** The few big things that this person does: what their posts give them to do first. */
export function HomeScreen() {
  const t = useWords(appWords)
  const words = useWords(fieldWords)
  const { person } = useDesk()
  const summary = useOutboxSummary()
  const withWork = useRoomsWithWork()
  // Nothing may move under a thumb: until it is known what comes first, nothing is shown.
  if (!withWork) return <Screen title={t('desk.title')}>{null}</Screen>
  const actions = actionsOf(withWork).filter(({ permission }) => may(person, permission))
  const others = actions.slice(mostActions)
  return (
    <Screen title={t('desk.title')}>
      {actions.length === 0 && <p>{t('desk.none')}</p>}
      <BigActions>
        {actions.slice(0, mostActions).map((action, index) => (
          <BigAction key={action.key} to={action.to} icon={action.icon} isMain={index === 0}>
            <ActionWords action={action} />
          </BigAction>
        ))}
        <BigAction to="/field/outbox" icon="exchange">
          {words('outbox.title')}
          <span className={styles.count}>{summary && queueWords(words, summary)}</span>
        </BigAction>
      </BigActions>
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>{t('desk.others', { count: others.length })}</summary>
          <BigActions>
            {others.map((action) => (
              <BigAction key={action.key} to={action.to} icon={action.icon}>
                <ActionWords action={action} />
              </BigAction>
            ))}
          </BigActions>
        </details>
      )}
    </Screen>
  )
}

/** What it is, and how much of it waits where the room tells. */
function ActionWords({ action: { title, Note } }: { readonly action: FieldAction }) {
  const reading = useReading()
  return (
    <>
      {reading(title)}
      {Note && (
        <span className={styles.count}>
          <Suspense fallback={null}>
            <Note />
          </Suspense>
        </span>
      )}
    </>
  )
}

function actionsOf(withWork: ReadonlySet<string>): FieldAction[] {
  const [own = [], rest = []] = [true, false].map((isOwn) =>
    fieldRooms().filter(({ name }) => withWork.has(name) === isOwn),
  )
  return [...own, ...rest].flatMap((room) => room.actions)
}
