import { useRead } from '#platform/web'
import { isolationHomeContract } from '../domain/index.ts'
import { CountStrip } from './today.face.tsx'

/** On the board of an area: who is isolated, who ends today, whom nobody asked after, what is needed. */
export function IsolationNumbers({ areaId }: { readonly areaId: number }) {
  const { data } = useRead(isolationHomeContract, { areaId }, { every: 60_000, rooms: ['contacts'] })
  if (data === undefined) return null
  return <CountStrip areaId={areaId} counts={data.whole} waiting={data.waiting} />
}
