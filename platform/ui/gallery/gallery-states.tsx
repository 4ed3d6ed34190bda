import { toInstant } from '#kit'
import { cityNow, offlineProblem, Problem } from '#platform/web'
import { Button, CrashNote, Empty, Loading, Note, RefusalNote, Section, StaleNote, TwoColumns } from '../index.ts'

const refused = new Problem(422, {
  code: 'TASKS.DEADLINE_BEFORE_START',
  words: {
    vi: 'Hạn 26/7 trước ngày bắt đầu 27/7. Chọn hạn từ 27/7.',
    en: 'The deadline 26/7 is before the start 27/7. Choose 27/7 or later.',
  },
})

/** Everything that can stand where an answer should. */
export function GalleryStates() {
  return (
    <TwoColumns>
      <div>
        <Section title="Trống">
          <Empty title="Không có kẽ hở nào" action={<Button>Xem hôm qua</Button>}>
            Kiểm tra lần cuối lúc 18:40.
          </Empty>
        </Section>
        <Section title="Đang tải">
          <Loading rows={4} />
        </Section>
        <Section title="Cũ">
          <StaleNote since={toInstant(Date.parse(cityNow()) - 25 * 60_000)} />
        </Section>
        <Section title="Nhắc">
          <Note tone="soon" icon="clock" title="Chỉ thị hết hạn sau 2 ngày">
            Cần quyết định kéo dài, thay đổi hoặc kết thúc.
          </Note>
        </Section>
      </div>
      <div>
        <Section title="Bị từ chối">
          <RefusalNote problem={refused} />
        </Section>
        <Section title="Mất mạng">
          <RefusalNote problem={offlineProblem()} onAgain={() => {}} />
        </Section>
        <Section title="Lỗi của máy chủ">
          <RefusalNote problem={new Problem(500, { instance: 'req-7f3a91' })} onAgain={() => {}} />
        </Section>
        <Section title="Không thấy">
          <RefusalNote problem={new Problem(404, {})} />
        </Section>
        <Section title="Lỗi của màn hình">
          <CrashNote code="MH-1K2Z9" onAgain={() => {}} />
        </Section>
      </div>
    </TwoColumns>
  )
}
