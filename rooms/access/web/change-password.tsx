import { type FormEvent, useState } from 'react'
import { useWords } from '#platform/web'
import { Button, Dialog, RefusalNote, showToast, TextField } from '#ui'
import styles from './access.module.css'
import { accessWords } from './access.words.ts'
import { useRequest } from './use-request.ts'

/** A new password of one's own; `isDuty`: it stands on the page, for there is nothing else to do before it. */
export function ChangePassword({
  username,
  isDuty = false,
  onDone,
}: {
  readonly username: string
  readonly isDuty?: boolean | undefined
  readonly onDone: () => void
}) {
  const t = useWords(accessWords)
  const door = useRequest<{ endedSessions: number }>('/account/password')
  const [values, setValues] = useState({ password: '', next: '' })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await door.send(values))) return
    showToast({ text: t('password.changed') })
    onDone()
  }
  const fields = (
    <form className={styles.form} id="change-password" onSubmit={submit} noValidate>
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <TextField
        name="password"
        type="password"
        label={t('password.current')}
        autoComplete="current-password"
        value={values.password}
        onChange={(password) => setValues({ ...values, password: password ?? '' })}
        problem={door.of('password')}
      />
      <TextField
        name="next"
        type="password"
        label={t('password.next')}
        help={t('password.next.help')}
        autoComplete="new-password"
        value={values.next}
        onChange={(next) => setValues({ ...values, next: next ?? '' })}
        problem={door.of('next')}
      />
      {door.problem && door.problem.fields.length === 0 && <RefusalNote problem={door.problem} />}
    </form>
  )
  const button = (
    <Button type="submit" form="change-password" look="main" busy={door.busy}>
      {t('password.change')}
    </Button>
  )
  if (isDuty)
    return (
      <div className={styles.form}>
        {fields}
        <div>{button}</div>
      </div>
    )
  return (
    <Dialog title={t('password.change')} onClose={onDone} foot={button}>
      {fields}
    </Dialog>
  )
}
