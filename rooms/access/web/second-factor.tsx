import { type FormEvent, useState } from 'react'
import { useWords } from '#platform/web'
import { Button, Dialog, RefusalNote, showToast, TextField } from '#ui'
import styles from './access.module.css'
import { accessWords } from './access.words.ts'
import { ShownOnce } from './shown-once.tsx'
import { useRequest } from './use-request.ts'

interface Begun {
  readonly secret: string
  readonly qr: { readonly size: number; readonly path: string }
}

/** Turning the second factor on: password, scan, first code, recovery codes. */
export function EnrolSecondFactor({ onDone }: { readonly onDone: () => void }) {
  const t = useWords(accessWords)
  const [begun, setBegun] = useState<Begun>()
  const [codes, setCodes] = useState<readonly string[]>()
  if (codes)
    return <ShownOnce title={t('factor.codes')} text={t('factor.codes.text')} secret={codes} onClose={onDone} />
  return (
    <Dialog title={t('factor.enable')} onClose={onDone}>
      {begun ? <ScanStep begun={begun} onDone={setCodes} /> : <PasswordStep onDone={setBegun} />}
    </Dialog>
  )
}

function PasswordStep({ onDone }: { readonly onDone: (begun: Begun) => void }) {
  const t = useWords(accessWords)
  const door = useRequest<Begun>('/account/second-factor')
  const [password, setPassword] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const begun = await door.send({ password })
    if (begun) onDone(begun)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        name="password"
        type="password"
        label={t('password.current')}
        autoComplete="current-password"
        value={password}
        onChange={(value) => setPassword(value ?? '')}
        problem={door.of('password')}
      />
      {door.problem && door.problem.fields.length === 0 && <RefusalNote problem={door.problem} />}
      <div>
        <Button type="submit" look="main" busy={door.busy}>
          {t('factor.enable')}
        </Button>
      </div>
    </form>
  )
}

function ScanStep({ begun, onDone }: { readonly begun: Begun; readonly onDone: (codes: readonly string[]) => void }) {
  const t = useWords(accessWords)
  const door = useRequest<{ recoveryCodes: readonly string[] }>('/account/second-factor/confirm')
  const [code, setCode] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await door.send({ code })
    if (answer) onDone(answer.recoveryCodes)
  }
  const { size, path } = begun.qr
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p>{t('factor.scan')}</p>
      <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img">
        <title>{t('factor.qr')}</title>
        <path d={path} fill="currentColor" />
      </svg>
      <div>
        <p className={styles.small}>{t('factor.secret')}</p>
        <div className={styles.secret}>{begun.secret.match(/.{1,4}/g)?.join(' ')}</div>
      </div>
      <TextField
        name="code"
        label={t('factor.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        value={code}
        onChange={(value) => setCode(value ?? '')}
        problem={door.of('code')}
      />
      {door.problem && door.problem.fields.length === 0 && <RefusalNote problem={door.problem} />}
      <div>
        <Button type="submit" look="main" busy={door.busy}>
          {t('factor.confirm')}
        </Button>
      </div>
    </form>
  )
}

/** Turning it off, or making new recovery codes: both want password and code. */
export function SecondFactorCheck({
  what,
  onDone,
}: {
  readonly what: 'remove' | 'codes'
  readonly onDone: () => void
}) {
  const t = useWords(accessWords)
  const path = what === 'remove' ? '/account/second-factor/remove' : '/account/recovery-codes'
  const door = useRequest<{ recoveryCodes?: readonly string[] }>(path)
  const [values, setValues] = useState({ password: '', code: '' })
  const [codes, setCodes] = useState<readonly string[]>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await door.send(values)
    if (!answer) return
    if (answer.recoveryCodes) return setCodes(answer.recoveryCodes)
    showToast({ text: t('factor.disabled') })
    onDone()
  }
  if (codes)
    return <ShownOnce title={t('factor.codes')} text={t('factor.codes.text')} secret={codes} onClose={onDone} />
  const label = what === 'remove' ? t('factor.disable') : t('factor.codes.renew')
  return (
    <Dialog
      title={what === 'remove' ? t('factor') : label}
      onClose={onDone}
      foot={
        <Button type="submit" form="second-factor-check" look={what === 'remove' ? 'danger' : 'main'} busy={door.busy}>
          {label}
        </Button>
      }
    >
      <form className={styles.form} id="second-factor-check" onSubmit={submit} noValidate>
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
          name="code"
          label={t('factor.code.any')}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={values.code}
          onChange={(code) => setValues({ ...values, code: code ?? '' })}
          problem={door.of('code')}
        />
        {door.problem && door.problem.fields.length === 0 && <RefusalNote problem={door.problem} />}
      </form>
    </Dialog>
  )
}
