import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Words } from '#kit'
import { request, useAccount, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Button, CheckField, Dialog, Note, NumberField, RefusalNote, stopAtUnread, TextField } from '#ui'
import styles from './access.module.css'
import { accessWords } from './access.words.ts'
import { ShownOnce } from './shown-once.tsx'
import { useRequest } from './use-request.ts'

const blank = { name: '', permissions: [] as readonly string[], areaId: null as number | null, days: 90, password: '' }

/** A token for a program: name, what of one's own powers it carries, where, how long. Shown once. */
export function IssueToken({ onDone }: { readonly onDone: () => void }) {
  const t = useWords(accessWords)
  const door = useRequest<{ token: string }>('/account/tokens')
  const [values, setValues] = useState(blank)
  const [token, setToken] = useState<string>()
  const [isBlank, setBlank] = useState(false)
  const change = (some: Partial<typeof blank>) => setValues({ ...values, ...some })
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (stopAtUnread(event.currentTarget)) return
    setBlank(values.permissions.length === 0)
    if (values.permissions.length === 0) return
    const answer = await door.send(values)
    if (answer) setToken(answer.token)
  }
  if (token) return <ShownOnce title={t('tokens.new')} text={t('tokens.once')} secret={token} onClose={onDone} />
  const foot = (
    <Button type="submit" form="issue-token" look="main" busy={door.busy}>
      {t('tokens.new')}
    </Button>
  )
  return (
    <Dialog title={t('tokens.new')} onClose={onDone} foot={foot} width="wide">
      <form className={styles.form} id="issue-token" onSubmit={submit} noValidate>
        <TextField
          name="name"
          label={t('tokens.name')}
          value={values.name}
          maxLength={80}
          onChange={(name) => change({ name: name ?? '' })}
          problem={door.of('name')}
        />
        <Permissions chosen={values.permissions} onChange={(permissions) => change({ permissions })} />
        {isBlank && values.permissions.length === 0 && <Note tone="soon">{t('tokens.choose')}</Note>}
        <AreaField
          name="areaId"
          label={t('tokens.area')}
          help={t('tokens.area.help')}
          optional
          value={values.areaId ?? undefined}
          onChange={(areaId) => change({ areaId: areaId ?? null })}
          problem={door.of('areaId')}
        />
        <NumberField
          name="days"
          label={t('tokens.days')}
          value={values.days}
          onChange={(days) => change({ days: days ?? 90 })}
          problem={door.of('days')}
        />
        <TextField
          name="password"
          type="password"
          label={t('password.current')}
          autoComplete="current-password"
          value={values.password}
          onChange={(password) => change({ password: password ?? '' })}
          problem={door.of('password')}
        />
        {door.problem && !isAboutShown(door.problem.fields) && <RefusalNote problem={door.problem} />}
      </form>
    </Dialog>
  )
}

function isAboutShown(fields: readonly { field: string }[]): boolean {
  return fields.some(({ field }) => ['name', 'areaId', 'days', 'password'].includes(field))
}

/** What one may do, to tick a part of it. */
function Permissions({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}) {
  const t = useWords(accessWords)
  const sayPermission = usePermissionWords()
  const { permissions } = useAccount()
  return (
    <fieldset className={styles.choices}>
      <legend>{t('tokens.permissions')}</legend>
      {permissions.map((permission) => (
        <CheckField
          key={permission}
          name={permission}
          label={sayPermission(permission)}
          value={chosen.includes(permission)}
          onChange={(isOn) => onChange(isOn ? [...chosen, permission] : chosen.filter((one) => one !== permission))}
          problem={undefined}
        />
      ))}
    </fieldset>
  )
}

/** The words of a permission, in the reader's language. */
export function usePermissionWords(): (permission: string) => string {
  const reading = useReading()
  const { data } = useQuery<{ items: readonly { permission: string; words: Words }[] }>({
    queryKey: ['permissions'],
    queryFn: () => request('/permissions'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const words = new Map(data?.items.map((item) => [item.permission, item.words]))
  return (permission) => {
    const known = words.get(permission)
    return known ? reading(known) : permission
  }
}
