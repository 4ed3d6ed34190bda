import { DeskContext, type OpenDesk, registerFieldRooms } from '#platform/field'
import { rooms } from './rooms.ts'
import { DeskShell } from './shell/desk-shell.tsx'

export { deleteFieldStore } from '#platform/field'
export { changeLock, hasLock, openDesk, unsentOf, wipeIfLost, wipePerson } from './open-desk.ts'

registerFieldRooms(rooms)

/** The phone of somebody who has unlocked it. */
export function Desk({
  open,
  onLock,
  onSignIn,
}: {
  readonly open: OpenDesk
  readonly onLock: () => void
  readonly onSignIn: () => void
}) {
  return (
    <DeskContext value={open}>
      <DeskShell onLock={onLock} onSignIn={onSignIn} />
    </DeskContext>
  )
}
