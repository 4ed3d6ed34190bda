import type { z } from 'zod'
import type { Instant } from '#kit'
import { showMomentShort, useWords } from '#platform/web'
import { Row, Rows, Section } from '#ui'
import type { myAccountContract } from '../domain/index.ts'
import { type AccessWord, accessWords } from './access.words.ts'

/** What others did to one's account: nobody takes it over unseen. */
export function DoneByOthers({ doneByOthers }: Pick<z.infer<typeof myAccountContract.answer>, 'doneByOthers'>) {
  const t = useWords(accessWords)
  if (doneByOthers.length === 0) return null
  return (
    <Section title={t('others')}>
      <Rows label={t('others')}>
        {doneByOthers.map(({ at, type, by }) => (
          <Row
            key={`${at} ${type}`}
            title={t(wordOf(type))}
            detail={by ?? t('others.house')}
            end={showMomentShort(at as Instant)}
          />
        ))}
      </Rows>
    </Section>
  )
}

function wordOf(type: string): AccessWord {
  const word = `others.${type}`
  return word in accessWords.vi ? (word as AccessWord) : 'others.changed'
}
