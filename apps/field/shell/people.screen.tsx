import { BigButton, type PhonePerson, PressRow, phonePeople, Screen } from '#platform/field'
import { useWords } from '#platform/web'
import { appWords } from '../field-words.ts'

/** Those who work with this phone; each has a store of their own. */
export function PeopleScreen({
  onChoose,
  onOther,
}: {
  readonly onChoose: (person: PhonePerson) => void
  readonly onOther: () => void
}) {
  const t = useWords(appWords)
  return (
    <Screen isDoor title={t('people.title')}>
      <div>
        {phonePeople().map((person) => (
          <PressRow key={person.accountId} title={person.name} small={person.post} onPress={() => onChoose(person)} />
        ))}
      </div>
      <BigButton look="plain" onClick={onOther}>
        {t('people.other')}
      </BigButton>
    </Screen>
  )
}
