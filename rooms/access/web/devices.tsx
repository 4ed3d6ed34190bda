import { useState } from 'react'
import type { z } from 'zod'
import type { Instant } from '#kit'
import { showMomentShort, useIntent, useWords } from '#platform/web'
import { Button, Confirm, RefusalNote, Row, Rows, Section, showToast, Tag } from '#ui'
import { type deviceItem, markDeviceLostContract } from '../domain/index.ts'
import { accessWords } from './access.words.ts'
import { browserName } from './browser-name.ts'

type Device = z.infer<typeof deviceItem>

/** The phones of an account in the field; a lost one is reported here. */
export function Devices({ devices, mayReport }: { readonly devices: readonly Device[]; readonly mayReport: boolean }) {
  const t = useWords(accessWords)
  if (devices.length === 0) return null
  return (
    <Section title={t('devices')}>
      <Rows label={t('devices')}>
        {devices.map((device) => (
          <Row
            key={device.id}
            title={browserName(device.agent) ?? t('sessions.unknown')}
            detail={<Standing device={device} />}
            end={device.lostAt ? <Tag>{t('devices.lost')}</Tag> : mayReport && <ReportLost deviceId={device.id} />}
          />
        ))}
      </Rows>
    </Section>
  )
}

function Standing({ device }: { readonly device: Device }) {
  const t = useWords(accessWords)
  const { heardAt, unsent, lostAt, wipedAt } = device
  const at = (moment: string) => showMomentShort(moment as Instant)
  if (wipedAt) return t('devices.wiped-at', { at: at(wipedAt) })
  if (lostAt) return t('devices.waits', { at: at(lostAt) })
  const heard = t('devices.heard', { at: at(heardAt) })
  return unsent > 0 ? `${heard} · ${t('devices.unsent', { count: unsent })}` : heard
}

function ReportLost({ deviceId }: { readonly deviceId: string }) {
  const t = useWords(accessWords)
  const door = useIntent(markDeviceLostContract)
  const [isAsking, setAsking] = useState(false)
  const report = async () => {
    const answer = await door.ask({ deviceId })
    setAsking(false)
    if (answer) showToast({ text: t('done') })
  }
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('devices.report')}
      </Button>
      {door.problem && <RefusalNote problem={door.problem} />}
      {isAsking && (
        <Confirm
          title={t('devices.report')}
          confirmLabel={t('devices.report')}
          look="danger"
          busy={door.state === 'sending'}
          onConfirm={() => void report()}
          onClose={() => setAsking(false)}
        >
          {t('devices.report-text')}
        </Confirm>
      )}
    </>
  )
}
