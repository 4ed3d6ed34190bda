import { BoardHead } from './board-head.tsx'
import { AheadSection, DaySection, OutageSection } from './day-section.tsx'

/** The posts of an area and all inside it: how many stand, what will be missing, the day of each. */
export function AreaCheckpointsTab({ areaId }: { readonly areaId: number }) {
  return (
    <>
      <BoardHead areaId={areaId} />
      <AheadSection areaId={areaId} kind={undefined} />
      <DaySection areaId={areaId} kind={undefined} />
      <OutageSection areaId={areaId} kind={undefined} />
    </>
  )
}
