import { defineRefusals } from '#kit'

/** What the room of areas refuses, and the sentence for the person. */
export const AREAS = defineRefusals('AREAS', {
  UNKNOWN_CODE: {
    vi: 'Không có đơn vị nào mang mã {code}.',
    en: 'No area has the code {code}.',
    status: 404,
  },
  EXPIRED_CODE: {
    vi: 'Mã {code} là của {name}, hết hiệu lực từ ngày {until}. Nay thuộc: {successors}.',
    en: 'Code {code} named {name}, which ended on {until}. Now part of: {successors}.',
  },
  EXPIRED_CODE_HEIRS_UNKNOWN: {
    vi: 'Mã {code} là của {name}, hết hiệu lực từ ngày {until}. Chưa rõ nay thuộc đơn vị nào.',
    en: 'Code {code} named {name}, which ended on {until}. What it is part of now is not known.',
  },
  CODE_NOT_YET_VALID: {
    vi: 'Mã {code} ({name}) có hiệu lực từ ngày {from}, sau ngày {on}.',
    en: 'Code {code} ({name}) is valid from {from}, later than {on}.',
  },
  AMBIGUOUS_CODE: {
    vi: 'Mã {code} đã đổi nghĩa theo thời gian: {meanings}. Hãy cho biết ngày.',
    en: 'Code {code} changed its meaning over time: {meanings}. Give a day.',
  },
  NOT_A_DAY: {
    vi: '“{value}” không phải là ngày có thật (viết như 2021-07-27).',
    en: '“{value}” is not a real day (write it like 2021-07-27).',
    status: 400,
  },
  CYCLE: {
    vi: 'Cây đơn vị bị vòng: {area} là cấp trên của chính mình.',
    en: 'The tree runs in a circle: {area} stands above itself.',
  },
  UNKNOWN_PARENT: {
    vi: 'Đơn vị cấp trên của {area} không có trong danh sách.',
    en: 'The area above {area} is not in the list.',
  },
  TWO_ROOTS: {
    vi: 'Cây chỉ được có một gốc, nhưng {area} và {other} đều không có cấp trên.',
    en: 'A tree has one root, but {area} and {other} both have nothing above them.',
  },
  NO_AREAS: {
    vi: 'Danh sách đơn vị trống.',
    en: 'The list of areas is empty.',
  },
  SAME_ID_TWICE: {
    vi: 'Đơn vị {area} và {other} dùng chung một định danh.',
    en: 'The areas {area} and {other} share one id.',
  },
  OVERLAPPING_CODE: {
    vi: 'Mã {code} được dùng cho hai đơn vị trong cùng một thời gian: {area} và {other}.',
    en: 'Code {code} names two areas at the same time: {area} and {other}.',
  },
  BAD_ROW: {
    vi: 'Dòng {line}: {what} không đọc được (“{value}”).',
    en: 'Line {line}: {what} cannot be read (“{value}”).',
    status: 400,
  },
  UNKNOWN_EDGE_END: {
    vi: 'Không có đơn vị mang mã {code} vào ngày {on} để ghi kế thừa.',
    en: 'No area had the code {code} on {on}, so the succession cannot be kept.',
  },
  SAME_NAME: {
    vi: 'Đơn vị đã có đúng tên “{name}”.',
    en: 'The area has the name “{name}” already.',
  },
  NAME_TAKEN: {
    vi: '{area} đã có trong cùng đơn vị cấp trên; hai đơn vị cùng tên không phân biệt được.',
    en: '{area} stands under the same area already; two of one name cannot be told apart.',
  },
  CLOSED_ALREADY: {
    vi: '{area} đã hết hiệu lực từ ngày {until}.',
    en: '{area} ended on {until} already.',
    status: 409,
  },
  CLOSED_BEFORE_START: {
    vi: 'Ngày hết hiệu lực {until} phải sau ngày bắt đầu {from} của {area}.',
    en: 'The end, {until}, must be later than the first day of {area}, {from}.',
  },
  CHILDREN_STILL_OPEN: {
    vi: 'Còn {count} đơn vị trực thuộc {area} có hiệu lực từ ngày {until} trở đi. Hãy kết thúc các đơn vị đó trước.',
    en: '{count} areas under {area} are still in force on {until}. End those first.',
  },
  ROOT_STAYS: {
    vi: '{area} là gốc của cây đơn vị, không thể kết thúc.',
    en: '{area} is the root of the tree and cannot end.',
  },
  NO_SUCH_AREA: {
    vi: 'Không có đơn vị này.',
    en: 'There is no such area.',
    status: 404,
  },
  REFORM_ENDS_NOBODY: {
    vi: 'Không có đơn vị nào mang mã {code} còn hiệu lực đến hết ngày trước {on}.',
    en: 'No area with the code {code} is in force up to {on}.',
  },
  REFORM_LEAVES_ORPHAN: {
    vi: '{above} kết thúc mà {area} bên dưới vẫn còn hiệu lực. Hãy đưa cả đơn vị đó vào phương án.',
    en: '{above} ends while {area} below it goes on. Put that one into the reform too.',
  },
  REFORM_KNOWN: {
    vi: 'Phương án này đã được nhập ngày {at}.',
    en: 'This reform was brought in already, on {at}.',
    status: 409,
  },
  REFORM_UNKNOWN: {
    vi: 'Không có phương án sắp xếp này.',
    en: 'There is no such reform.',
    status: 404,
  },
  REFORM_NOT_YET: {
    vi: 'Phương án có hiệu lực từ {on}; chỉ thực hiện được từ ngày đó.',
    en: 'The reform holds from {on}; it can be carried out from that day on.',
  },
  REFORM_DONE: {
    vi: 'Phương án đã được thực hiện xong.',
    en: 'The reform is carried out already.',
    status: 409,
  },
  REFORM_RUNNING: {
    vi: 'Một lần sắp xếp khác đang chạy; hãy chờ xong.',
    en: 'Another reform is running; wait until it is done.',
    status: 409,
  },
  HUMAN_DECISION: {
    vi: 'Việc này phải do một người có thẩm quyền, đăng nhập đích danh, quyết định.',
    en: 'A named person of competence, signed in, must decide this.',
    status: 403,
  },
  WAIT_SETTLED: {
    vi: 'Có mục không còn chờ quyết định, hoặc không thuộc lần sắp xếp này. Hãy tải lại danh sách.',
    en: 'Something in the list no longer waits, or is not of this reform. Load the list again.',
    status: 409,
  },
  SETTLE_ONE_UNIT: {
    vi: 'Tổ dân phố, nhiệm vụ chỉ về một đơn vị.',
    en: 'A residential group or a task goes to one unit only.',
  },
  SETTLE_TO_COMMUNE: {
    vi: '{area} không phải phường, xã đang có hiệu lực.',
    en: '{area} is not a commune in force.',
  },
  NO_BOUNDARIES_HERE: {
    vi: 'Chưa có ranh giới nào được nhập cho các đơn vị trực thuộc {area}.',
    en: 'No boundaries have been imported for the areas under {area}.',
  },
})
