import { BigAction, BigActions, fieldRooms, Screen, useDesk } from '#platform/field'
import { useReading, useWords } from '#platform/web'
import { appWords } from '../field-words.ts'
import { may } from '../open-desk.ts'

/** Four are what a thumb finds without looking. */
const mostActions = 4

/** The few big things that this person does. */
export function HomeScreen() {
  const t = useWords(appWords)
  const reading = useReading()
  const { person } = useDesk()
  const actions = fieldRooms()
    .flatMap((room) => room.actions)
    .filter(({ permission }) => may(person, permission))
    .slice(0, mostActions)
  return (
    <Screen title={t('desk.title')}>
      {actions.length === 0 && <p>{t('desk.none')}</p>}
      <BigActions>
        {actions.map((action, index) => (
          <BigAction key={action.key} to={action.to} icon={action.icon} isMain={index === 0}>
            {reading(action.title)}
          </BigAction>
        ))}
      </BigActions>
    </Screen>
  )
}
