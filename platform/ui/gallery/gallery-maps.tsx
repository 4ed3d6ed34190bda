import { BoundaryMap, Button, OutlineTree, RelationGraph, Section, Tag, TileMap, TwoColumns } from '../index.ts'
import { squaresAsBoundaries } from './boundaries.ts'
import { levelTiles, manyTiles } from './districts.ts'
import { legends } from './legends.ts'

const chain = {
  nodes: [
    { id: 'a', title: '16/CT-TTg', detail: 'Thủ tướng Chính phủ, 31/3/2020', to: '/gallery?a' },
    { id: 'b', title: '177-CV/TU', detail: 'Thành ủy Hà Nội, 23/7/2021', to: '/gallery?b' },
    { id: 'c', title: '17/CT-UBND', detail: 'UBND thành phố Hà Nội, 23/7/2021', to: '/gallery?c' },
    { id: 'd', title: '05-CT/TU', detail: 'Thành ủy Hà Nội, 30/7/2021', to: '/gallery?d' },
    { id: 'e', title: 'Lời kêu gọi', detail: 'Tổng Bí thư, 29/7/2021', to: '/gallery?e' },
    { id: 'f', title: '404-CV/QU', detail: 'Quận ủy Ba Đình', to: '/gallery?f' },
    { id: 'g', title: 'Chưa có số', detail: 'Chỉ thị của Ban Thường vụ Quận ủy Ba Đình', isHere: true },
  ],
  edges: [
    { from: 'b', to: 'a', label: 'thực hiện' },
    { from: 'c', to: 'a', label: 'căn cứ' },
    { from: 'c', to: 'b', label: 'thực hiện' },
    { from: 'd', to: 'c', label: 'tăng cường' },
    { from: 'f', to: 'c', label: 'triển khai' },
    { from: 'g', to: 'f', label: 'căn cứ' },
    { from: 'g', to: 'd', label: 'căn cứ' },
    { from: 'g', to: 'e', label: 'hưởng ứng', isDashed: true },
  ],
}

/** Maps, graph and tree. */
export function GalleryMaps() {
  return (
    <>
      <Section title="Chuỗi văn bản">
        <RelationGraph label="Chuỗi văn bản" {...chain} />
      </Section>
      <TwoColumns>
        <Section title="126 phường, xã">
          <TileMap label="126 phường, xã" columns={14} rows={9} tiles={manyTiles} onOpen={() => {}} />
        </Section>
        <Section title="Ranh giới">
          <BoundaryMap
            label="30 quận, huyện, thị xã"
            columns={7}
            rows={8}
            tiles={levelTiles}
            boundaries={squaresAsBoundaries}
            onOpen={() => {}}
            legend={legends.levels}
          />
        </Section>
      </TwoColumns>
      <Section title="Việc con">
        <OutlineTree
          label="Việc con"
          branches={[
            {
              id: '1',
              title: 'Thực hiện Chỉ thị 17',
              to: '/gallery?1',
              detail: '412/579',
              children: [
                {
                  id: '2',
                  title: 'Quận Hoàng Mai',
                  detail: '11/14',
                  children: [{ id: '3', title: 'Phường Mai Động', detail: <Tag tone="alarm">quá hạn</Tag> }],
                },
                { id: '4', title: 'Quận Ba Đình', detail: '14/14' },
              ],
            },
          ]}
        />
      </Section>
      <Button icon="print" onClick={() => print()}>
        In
      </Button>
    </>
  )
}
