import { useState } from 'react'
import type { Instant } from '#kit'
import { showMoment, showNumber, useGo, useIntentForm, useWords } from '#platform/web'
import { CheckField, Dialog, IntentForm, LongTextField, NumberField, showToast, TextField } from '#ui'
import { issueBulletin } from '../domain/index.ts'
import { bulletinWords } from './bulletin.words.ts'
import styles from './cases.module.css'
import { useFoot } from './use-foot.ts'

interface SignProps {
  readonly areaId: number
  readonly draft: {
    readonly day: string
    readonly asOf: string
    readonly total: number
    readonly community: number
    readonly isolation: number
    readonly unclassified: number
  }
  /** The bulletin that this one puts right. */
  readonly corrects?: string | undefined
  readonly onClose: () => void
}

type Stated = { total: number; community: number; isolation: number; source: string }

/** Signs the bulletin of a moment; what another source announced is kept beside it. */
export function SignBulletin({ areaId, draft, corrects, onClose }: SignProps) {
  const t = useWords(bulletinWords)
  const go = useGo()
  const foot = useFoot()
  const [hasOther, setOther] = useState(false)
  const form = useIntentForm(issueBulletin, {
    draft: null,
    initial: { areaId, day: draft.day as never, asOf: draft.asOf as never, corrects },
  })
  const stated = form.values.stated as Partial<Stated> | undefined
  const state = (more: Partial<Stated>) => form.set({ stated: { ...stated, ...more } as Stated })
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('sign.done') })
    go(`/cases/bulletins/${(result as { bulletinId: string }).bulletinId}`)
  }
  return (
    <Dialog title={corrects === undefined ? t('sign') : t('correct')} onClose={onClose}>
      <p>{t('sign.lead')}</p>
      <p>
        <strong className={styles.foot}>
          {showNumber(draft.total)} <small>= {foot(draft)}</small>
        </strong>
        <span className={styles.small}>{t('asOf', { at: showMoment(draft.asOf as Instant) })}</span>
      </p>
      <IntentForm form={form} submitLabel={t('sign')} onDone={done} onCancel={onClose}>
        {corrects !== undefined && <TextField label={t('correct.reason')} {...form.field('reason')} />}
        <CheckField
          label={t('stated')}
          name="has-other"
          value={hasOther}
          onChange={(next) => {
            setOther(next === true)
            if (next !== true) form.set({ stated: undefined })
          }}
          problem={undefined}
        />
        {hasOther && (
          <>
            {(['total', 'community', 'isolation'] as const).map((key) => (
              <NumberField
                key={key}
                label={t(`stated.${key}`)}
                name={`stated.${key}`}
                value={stated?.[key]}
                onChange={(value) => state({ [key]: value })}
                problem={undefined}
              />
            ))}
            <TextField
              label={t('stated.source')}
              name="stated.source"
              value={stated?.source}
              onChange={(source) => state({ source: source ?? '' })}
              problem={form.field('stated').problem}
            />
          </>
        )}
        <LongTextField label={t('note')} help={t('note.help')} optional {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}
