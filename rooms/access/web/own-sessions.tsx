import type { z } from 'zod'
import type { Instant } from '#kit'
import { showMomentShort, useAccount, useIntent, useWords } from '#platform/web'
import { Button, RefusalNote, Row, Rows, Section, showToast, Tag } from '#ui'
import { endSessionsContract, type myAccountContract } from '../domain/index.ts'
import { type AccessWord, accessWords } from './access.words.ts'
import { browserName } from './browser-name.ts'

type MyAccount = z.infer<typeof myAccountContract.answer>

/** Where one is signed in, and the way to end it. */
export function OwnSessions({ sessions }: Pick<MyAccount, 'sessions'>) {
  const t = useWords(accessWords)
  const { sessionId } = useAccount()
  const door = useIntent(endSessionsContract)
  const end = async (which: { sessionId: string } | { exceptSessionId: string }) => {
    const answer = await door.ask(which)
    if (answer) showToast({ text: t('sessions.ended', { count: (answer.result as { sessions: number }).sessions }) })
  }
  const others =
    sessionId && sessions.length > 1 ? (
      <Button look="quiet" busy={door.state === 'sending'} onClick={() => void end({ exceptSessionId: sessionId })}>
        {t('sessions.end-others')}
      </Button>
    ) : undefined
  return (
    <Section title={t('sessions')} note={others}>
      {door.problem && <RefusalNote problem={door.problem} />}
      <Rows label={t('sessions')}>
        {sessions.map(({ id, startedAt, seenAt, address, agent }) => (
          <Row
            key={id}
            title={`${browserName(agent) ?? t('sessions.unknown')} · ${address}`}
            detail={t('sessions.line', { at: moment(startedAt), seen: moment(seenAt) })}
            end={
              id === sessionId ? (
                <Tag>{t('sessions.here')}</Tag>
              ) : (
                <Button look="quiet" onClick={() => void end({ sessionId: id })}>
                  {t('sessions.end')}
                </Button>
              )
            }
          />
        ))}
      </Rows>
    </Section>
  )
}

/** What somebody tried at one's door. */
export function OwnFailures({ failures }: Pick<MyAccount, 'failures'>) {
  const t = useWords(accessWords)
  return (
    <Section title={t('failures')}>
      {failures.length === 0 ? (
        <p>{t('failures.none')}</p>
      ) : (
        <Rows label={t('failures')}>
          {failures.map(({ at, why, address }) => (
            <Row key={`${at} ${address}`} title={moment(at)} detail={address} end={t(failureWord(why))} />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function failureWord(why: string): AccessWord {
  const word = `failures.${why}`
  return word in accessWords.vi ? (word as AccessWord) : 'failures.attempt'
}

function moment(at: string): string {
  return showMomentShort(at as Instant)
}
