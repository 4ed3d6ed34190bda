import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { openLive, registeredRooms, useMay, useSession } from '#platform/web'
import { AppShell, CommandPalette, Help, useShellKeys } from '#ui'
import { AccountMenu } from './account-menu.tsx'
import { usePagesSource } from './palette-pages.ts'
import { wingOf } from './wings.ts'

/** The frame around every page: doors, search, account; opens the live stream when somebody has signed in. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const [over, setOver] = useState<'search' | 'help'>()
  const may = useMay()
  const account = useSession()?.account
  const search = useCallback(() => setOver('search'), [])
  const help = useCallback(() => setOver('help'), [])
  const close = useCallback(() => setOver(undefined), [])
  useShellKeys(search, help)
  useEffect(() => (account ? openLive() : undefined), [account?.id])
  const pages = usePagesSource()
  const sources = useMemo(
    () => [
      pages,
      ...registeredRooms()
        .flatMap((room) => room.palette ?? [])
        .filter(({ permission }) => may(permission)),
    ],
    [pages, account],
  )
  const navigation = registeredRooms()
    .flatMap((room) => (room.navigation ?? []).map((entry) => ({ ...entry, wing: wingOf(room.name) })))
    .filter(({ permission }) => may(permission))
  return (
    <AppShell navigation={navigation} onSearch={search} isVisitor={!account} account={<AccountMenu onHelp={help} />}>
      {children}
      {over === 'search' && <CommandPalette sources={sources} onClose={close} />}
      {over === 'help' && <Help onClose={close} />}
    </AppShell>
  )
}
