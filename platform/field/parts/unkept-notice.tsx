import { useWords } from '#platform/web'
import { Button } from '#ui'
import { fieldWords } from '../field.words.ts'
import { useDesk, useLine, useOutboxSummary } from '../use-desk.ts'
import { useDraftTrouble } from '../use-draft.ts'
import { ShortNotice } from './short-notice.tsx'

/**
 * Said the moment a form can no longer be kept on the phone, and gone when it is kept again: what is typed stands on the screen,
 * and what to do. Sending does not leave the form: what is typed would go with it.
 */
export function UnkeptNotice() {
  const t = useWords(fieldWords)
  const { sending } = useDesk()
  const { state } = useLine()
  const trouble = useDraftTrouble()
  const summary = useOutboxSummary()
  const canSend = summary !== undefined && summary.waiting > 0 && state !== 'full'
  const what = canSend ? 'draft.sendOrFree' : 'draft.free'
  const send = canSend && trouble !== 'fault' && state !== 'no-network' && (
    <Button onClick={() => void sending.sendNow()}>{t('outbox.sendNow')}</Button>
  )
  return (
    <div role="status">
      {trouble && (
        <ShortNotice
          isOpen
          lines={[
            { key: trouble, tone: 'soon', isStrong: true, words: t(`draft.${trouble}`) },
            ...(trouble === 'fault' ? [] : [{ key: what, words: t(what) }]),
          ]}
          action={send}
        />
      )}
    </div>
  )
}
