import { useState } from 'react'
import type { z } from 'zod'
import { type Problem, request, toProblem, useWords } from '#platform/web'
import { Button, Dialog, Note, RefusalNote, Row, Rows, TextField } from '#ui'
import type { findAnswer } from '../domain/index.ts'
import styles from './people.module.css'
import { peopleWords } from './people.words.ts'

type Found = z.infer<typeof findAnswer>['found']

/** Finds a household by a number. What is typed goes in a body, never into an address. */
export function FindPeople({
  onFound,
  onClose,
}: {
  readonly onFound: (id: string) => void
  readonly onClose: () => void
}) {
  const t = useWords(peopleWords)
  const [asked, setAsked] = useState({ phone: '', idNumber: '', reason: '' })
  const [found, setFound] = useState<Found>()
  const [problem, setProblem] = useState<Problem>()
  const find = async () => {
    setProblem(undefined)
    const { phone, idNumber, reason } = asked
    const body = { reason, ...(phone.trim() ? { phone } : {}), ...(idNumber.trim() ? { idNumber } : {}) }
    try {
      const answer = await request<z.infer<typeof findAnswer>>('/people/find', { method: 'POST', body })
      if (answer.found.length === 1 && answer.found[0]) onFound(answer.found[0].householdId)
      else setFound(answer.found)
    } catch (thrown) {
      setProblem(toProblem(thrown))
    }
  }
  const field = (name: keyof typeof asked) => ({
    name,
    value: asked[name],
    problem: undefined,
    onChange: (text: string | undefined) => setAsked({ ...asked, [name]: text ?? '' }),
  })
  return (
    <Dialog
      title={t('find')}
      onClose={onClose}
      foot={
        <Button look="main" disabled={asked.reason.trim().length < 5} onClick={() => void find()}>
          {t('find.go')}
        </Button>
      }
    >
      <p className={styles.quiet}>{t('find.help')}</p>
      <TextField label={t('find.phone')} optional {...field('phone')} />
      <TextField label={t('find.id')} optional {...field('idNumber')} />
      <TextField label={t('identity.reason')} help={t('identity.reason.help')} {...field('reason')} />
      {problem && <RefusalNote problem={problem} />}
      {found?.length === 0 && <Note>{t('find.none')}</Note>}
      {found && found.length > 0 && (
        <Rows>
          {found.map(({ householdId, number }) => (
            <Row key={householdId} title={t('household', { number })} to={`/households/${householdId}`} />
          ))}
        </Rows>
      )}
    </Dialog>
  )
}
