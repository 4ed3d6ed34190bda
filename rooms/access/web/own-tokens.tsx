import { useState } from 'react'
import type { z } from 'zod'
import { type Instant, toInstant } from '#kit'
import { showMomentShort, useIntent, useWords } from '#platform/web'
import { Button, RefusalNote, Row, Rows, Section, showToast, Tag } from '#ui'
import { revokeTokenContract, type tokenItem } from '../domain/index.ts'
import { accessWords } from './access.words.ts'
import { IssueToken, usePermissionWords } from './issue-token.tsx'

type Token = z.infer<typeof tokenItem>

/** One's own tokens, and the way to make one. */
export function OwnTokens({ tokens }: { readonly tokens: readonly Token[] }) {
  const t = useWords(accessWords)
  const [isOpen, setOpen] = useState(false)
  const make = (
    <Button look="quiet" icon="plus" onClick={() => setOpen(true)}>
      {t('tokens.new')}
    </Button>
  )
  return (
    <Section title={t('tokens')} note={make}>
      {tokens.length === 0 ? <p>{t('tokens.none')}</p> : <TokenRows tokens={tokens} />}
      {isOpen && <IssueToken onDone={() => setOpen(false)} />}
    </Section>
  )
}

/** Tokens with what they carry, until when, and the way to revoke them. */
export function TokenRows({ tokens }: { readonly tokens: readonly Token[] }) {
  const t = useWords(accessWords)
  const sayPermission = usePermissionWords()
  const door = useIntent(revokeTokenContract)
  const revoke = async (tokenId: string) => {
    if (await door.ask({ tokenId })) showToast({ text: t('done') })
  }
  return (
    <>
      {door.problem && <RefusalNote problem={door.problem} />}
      <Rows label={t('tokens')}>
        {tokens.map((token) => (
          <Row
            key={token.id}
            title={token.name}
            detail={[
              token.permissions.map(sayPermission).join(', '),
              token.areaName,
              t('tokens.until', { at: showMomentShort(token.expiresAt as Instant) }),
              token.usedAt ? t('tokens.used', { at: showMomentShort(token.usedAt as Instant) }) : t('tokens.unused'),
            ]
              .filter(Boolean)
              .join(' · ')}
            end={<TokenEnd token={token} onRevoke={() => void revoke(token.id)} />}
          />
        ))}
      </Rows>
    </>
  )
}

function TokenEnd({ token, onRevoke }: { readonly token: Token; readonly onRevoke: () => void }) {
  const t = useWords(accessWords)
  if (token.revokedAt) return <Tag>{t('tokens.revoked')}</Tag>
  if (token.expiresAt <= toInstant(Date.now())) return <Tag>{t('tokens.expired')}</Tag>
  return (
    <Button look="quiet" onClick={onRevoke}>
      {t('tokens.revoke')}
    </Button>
  )
}
