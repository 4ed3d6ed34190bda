import { defineRefusals } from '#kit'

/** Why a file, or a row of it, is not taken. */
export const EXCHANGE = defineRefusals('EXCHANGE', {
  NOT_A_TABLE: {
    vi: 'Tệp không phải bảng tính XLSX hay CSV. Nếu là .xls, .ods, PDF hay trang web mang tên .xls, hãy mở bằng Excel rồi lưu lại dạng .xlsx.',
    en: 'The file is neither an XLSX workbook nor CSV. Open .xls, .ods, PDF or a web page named .xls in Excel and save it as .xlsx first.',
  },
  EMPTY: { vi: 'Tệp trống.', en: 'The file is empty.', status: 400 },
  TOO_LARGE: {
    vi: 'Tệp lớn hơn {max} MB. Hãy chia thành nhiều tệp.',
    en: 'The file is larger than {max} MB. Split it.',
    status: 413,
  },
  DAMAGED: {
    vi: 'Tệp bị hỏng hoặc bị cắt: {what}.',
    en: 'The file is damaged or cut off: {what}.',
  },
  LOCKED_WITH_PASSWORD: {
    vi: 'Bảng tính có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.',
    en: 'The workbook is locked with a password. Remove it and send again.',
  },
  ZIP_BOMB: {
    vi: 'Tệp nén {packed} KB bung ra quá lớn ({what}). Không mở vì có thể là bom nén.',
    en: 'The file of {packed} KB unpacks to far too much ({what}). It is not opened: it may be a zip bomb.',
  },
  TOO_MANY_ROWS: {
    vi: 'Bảng có hơn {max} dòng. Hãy chia thành nhiều tệp.',
    en: 'The table has more than {max} rows. Split it.',
  },
  NO_SUCH_TAB: { vi: 'Không có trang tính “{tab}”.', en: 'There is no worksheet “{tab}”.' },
  TAB_IS_HIDDEN: {
    vi: 'Trang tính “{tab}” đang ẩn, không đọc. Bỏ ẩn nếu muốn nhập.',
    en: 'The worksheet “{tab}” is hidden and is not read. Unhide it to import it.',
  },
  TAB_EMPTY: {
    vi: 'Ở đây không có dòng nào. Hãy chọn trang tính khác hoặc gửi tệp khác.',
    en: 'There is no row here. Choose another worksheet or send another file.',
  },
  NO_HEADER: {
    vi: 'Không tìm thấy dòng tiêu đề: không dòng nào trong {rows} dòng đầu có tên cột quen. Hãy chỉ dòng tiêu đề.',
    en: 'No header row was found: none of the first {rows} rows bears known column names. Point to the header row.',
  },
  UNKNOWN_SHEET: { vi: 'Không có loại bảng “{sheet}”.', en: 'There is no kind of table “{sheet}”.' },
  NOT_IMPORTED: { vi: 'Loại bảng này chỉ xuất, không nhập.', en: 'This kind of table is only given out.' },
  NOT_EXPORTED: { vi: 'Loại bảng này chỉ nhập, không xuất.', en: 'This kind of table is only taken in.' },
  COLUMN_MISSING: {
    vi: 'Thiếu cột bắt buộc: {columns}. Hãy ghép cột hoặc cho một giá trị chung.',
    en: 'Required columns are missing: {columns}. Match them or give one value for all rows.',
    status: 422,
  },
  COLUMN_TWICE: { vi: 'Hai cột cùng ghép với “{column}”.', en: 'Two columns are matched with “{column}”.' },
  CELL_REQUIRED: { vi: 'Ô “{column}” bỏ trống.', en: 'The cell “{column}” is empty.' },
  CELL_ERROR: {
    vi: 'Ô có lỗi của bảng tính: {text}.',
    en: 'The cell holds a spreadsheet error: {text}.',
  },
  CELL_TOO_LONG: { vi: 'Ô dài hơn {max} ký tự.', en: 'The cell is longer than {max} characters.' },
  NOT_A_CHOICE: {
    vi: '“{text}” không có trong danh sách: {choices}.',
    en: '“{text}” is not on the list: {choices}.',
  },
  NOT_A_FLAG: { vi: '“{text}”: hãy ghi Có hoặc Không.', en: '“{text}”: write yes or no.' },
  NUMBER_IS_DATE: {
    vi: 'Ô là ngày {text}; ở đây cần số. Excel có thể đã đổi số thành ngày: hãy ghi lại, số lẻ dùng dấu phẩy.',
    en: 'The cell is the date {text}; a number belongs here. Excel may have turned it into a date: write it again.',
  },
  DATE_OUT_OF_RANGE: {
    vi: 'Số {text} không phải ngày của bảng tính.',
    en: 'The number {text} is no spreadsheet date.',
  },
  AREA_UNKNOWN: { vi: 'Không có địa bàn “{text}”.', en: 'There is no area “{text}”.' },
  AREA_AMBIGUOUS: {
    vi: '“{text}” có thể là nhiều địa bàn: {areas}. Hãy ghi mã.',
    en: '“{text}” may be several areas: {areas}. Write the code.',
  },
  POST_UNKNOWN: {
    vi: 'Không có chức vụ “{text}” ở địa bàn này.',
    en: 'There is no post “{text}” in this area.',
  },
  POST_AMBIGUOUS: {
    vi: 'Có {count} chức vụ “{text}” ở địa bàn này. Hãy ghi rõ hơn.',
    en: 'There are {count} posts “{text}” in this area. Write it in full.',
  },
  OFFICER_UNKNOWN: { vi: 'Không có cán bộ “{text}”.', en: 'There is no officer “{text}”.' },
  OFFICER_AMBIGUOUS: {
    vi: 'Có {count} cán bộ tên “{text}”. Hãy ghi mã cán bộ.',
    en: 'There are {count} officers named “{text}”. Write the officer’s id.',
  },
  FAULT: {
    vi: 'Lỗi của hệ thống ở dòng này, không phải của bạn. Hãy nhập lại dòng này.',
    en: 'Our fault at this row, not yours. Import this row again.',
  },
  PERSON_ONLY: {
    vi: 'Nhập từ bảng tính là việc của người đã đăng nhập; chương trình gửi thẳng qua giao diện lập trình.',
    en: 'Importing tables is for a person who signed in; a program sends its intents itself.',
    status: 403,
  },
  STOPPED_RIGHTS: {
    vi: 'Dừng vì tài khoản không còn được phép. Những dòng đã nhập vẫn giữ.',
    en: 'Stopped: the account may no longer do this. Rows already imported stay.',
    status: 403,
  },
  UPLOAD_GONE: {
    vi: 'Tệp đã hết hạn lưu và đã xóa. Hãy gửi lại tệp.',
    en: 'The file was kept as long as agreed and is gone. Send it again.',
    status: 409,
  },
  BATCH_RUNNING: { vi: 'Lô này đang chạy.', en: 'This batch is still running.', status: 409 },
  CANNOT_UNDO: { vi: 'Không thu hồi được: {why}', en: 'It cannot be undone: {why}', status: 409 },
  UNDONE_ALREADY: { vi: 'Lô này đã được thu hồi.', en: 'This batch was undone already.', status: 409 },
})
