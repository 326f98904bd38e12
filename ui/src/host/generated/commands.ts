// Generated from the Rust types by `cargo xtask generate`. Do not edit.

export type AnnualReport = { 
/**
 * The year.
 */
year: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * The record; nothing where nobody has begun it.
 */
id: string | null, 
/**
 * How far it is.
 */
state: 'draft' | 'submitted' | 'published', 
/**
 * When it was submitted.
 */
submitted: string | null, 
/**
 * When it was published.
 */
published: string | null, 
/**
 * Where it stands on the web.
 */
url: string | null, 
/**
 * The last day for both, and who says so.
 */
due: string, 
/**
 * Who sets that day.
 */
due_source: string, 
/**
 * Why its numbers are others than were reported first, or than the year before says.
 */
restatement: string | null, 
/**
 * The file that it was read from, where it was.
 */
read_from: string | null, 
/**
 * All numbers, table by table.
 */
numbers: Array<ReportNumber>, 
/**
 * The words beside them.
 */
labels: ReportLabels, 
/**
 * What has to be looked at.
 */
findings: Array<ReportFinding>, 
/**
 * The six sections.
 */
sections: Array<ReportSection>, 
/**
 * What the texts may name.
 */
names: Array<ReportName>, 
/**
 * What the format demands.
 */
checks: Array<ReportCheck>, 
/**
 * Beside the year before.
 */
comparison: Array<ReportComparison>, 
/**
 * What somebody has to check in the format's data.
 */
unconfirmed: Array<string>, 
/**
 * The notice that fixes the format.
 */
source: string, };
export type Anonymised = { 
/**
 * After how many months.
 */
months: number, 
/**
 * Cases that were closed before this day are due.
 */
before: string, 
/**
 * How many cases.
 */
count: number, 
/**
 * What they asked for, the first of them.
 */
subjects: Array<string>, 
/**
 * True where it was done.
 */
done: boolean, 
/**
 * What became of the files.
 */
files: FilesCleaned, 
/**
 * The backups in the data folder, which still hold everything.
 */
backups: Array<BackupLine>, 
/**
 * The second folder of backups, where one is set: those in it hold everything too.
 */
second: string | null, };
export type AnswerOption = { 
/**
 * Its name in code.
 */
answer: string, 
/**
 * Its words.
 */
text: string, };
export type Archived = { 
/**
 * The folder.
 */
folder: string, 
/**
 * How many records.
 */
records: number, 
/**
 * How many files, the list of digests not counted.
 */
files: number, 
/**
 * What could not be put in, in words.
 */
missing: Array<string>, };
export type Asked = { 
/**
 * What was asked and answered.
 */
said: Array<Said>, 
/**
 * The next question.
 */
question: AttributeQuestion | null, 
/**
 * What the answers come to.
 */
outcome: AttributeOutcome | null, 
/**
 * Why the document does not belong here.
 */
stop: string | null, };
export type Assessment = { 
/**
 * The year.
 */
year: number, 
/**
 * All of it.
 */
total: AssessmentSum, 
/**
 * Indicator by indicator, in the order of the table.
 */
indicators: Array<AssessmentSum>, 
/**
 * Items without a score.
 */
unscored: number, 
/**
 * Items of which something is lost.
 */
gaps: Array<AssessmentGap>, };
export type AssessmentGap = { 
/**
 * The record.
 */
id: string, 
/**
 * Its words.
 */
item: string, 
/**
 * Its indicator.
 */
indicator: string, 
/**
 * What is lost.
 */
lost: string, 
/**
 * What is to be done about it, where that is written.
 */
measure: string | null, 
/**
 * By when, where that is written.
 */
rectify_by: string | null, 
/**
 * The task that it became.
 */
task: string | null, };
export type AssessmentSum = { 
/**
 * The indicator; empty for all.
 */
indicator: string, 
/**
 * What could be had.
 */
full: string, 
/**
 * What the unit gives itself.
 */
score: string, 
/**
 * What is lost of the items that have been scored.
 */
lost: string, };
export type Attachment = { 
/**
 * Its name.
 */
name: string, 
/**
 * Digest of a kept file.
 */
digest?: string, 
/**
 * Its size in bytes.
 */
size?: number, 
/**
 * Address of a link.
 */
url?: string, };
export type AttributeOutcome = { 
/**
 * `proactive`, `on_request` or `withheld`.
 */
attribute: string, 
/**
 * The same in Chinese.
 */
text: string, 
/**
 * The article behind it.
 */
basis: string, 
/**
 * The usual reason, to be made precise.
 */
reason: string, };
export type AttributeQuestion = { 
/**
 * Its words.
 */
text: string, 
/**
 * The article or notice behind it.
 */
law: string, 
/**
 * The answers.
 */
options: Array<AnswerOption>, };
export type BackupFile = { 
/**
 * The path from the list, a staged file, or a path.
 */
file: string, 
/**
 * The password of the day on which it was made, or its recovery code, where it has another one
 * than the ledger.
 */
password?: string, };
export type BackupLine = { 
/**
 * Where it lies: the name by which commands ask for it.
 */
path: string, 
/**
 * When it was made, by this machine's clock: `2026-11-21T08:12:03`.
 */
at: string, 
/**
 * Why, in words.
 */
reason: string, 
/**
 * Its size in bytes.
 */
size: number, };
export type BackupList = { 
/**
 * The newest first.
 */
backups: Array<BackupLine>, 
/**
 * How the ledger is kept.
 */
state: BackupState, };
export type BackupMade = { 
/**
 * The file.
 */
file: FileOut, 
/**
 * The backup in the list, where it is there.
 */
backup: BackupLine | null, 
/**
 * The copy in the second folder, where it was made.
 */
second: string | null, 
/**
 * Why it was not.
 */
trouble: string | null, };
export type BackupProof = { 
/**
 * All is well.
 */
ok: boolean, 
/**
 * When the backup was made, RFC 3339.
 */
made: string, 
/**
 * Records in it.
 */
records: number, 
/**
 * Changes in its history.
 */
changes: number, 
/**
 * Attachments that belong to it.
 */
attachments: number, 
/**
 * Names of attachments that are nowhere to be found.
 */
missing: Array<string>, 
/**
 * Each thing that was looked at.
 */
items: Array<CheckItem>, };
export type BackupRestored = { 
/**
 * What was found in the backup.
 */
proof: BackupProof, 
/**
 * The backup of what was there before.
 */
before: BackupLine | null, 
/**
 * Where the damaged files were kept, where what was there could not be backed up.
 */
kept: string | null, };
export type BackupState = { 
/**
 * When the newest backup was made, by this machine's clock: `2026-11-21T08:12:03`.
 */
last: string | null, 
/**
 * There are changes that no backup of the last seven days holds.
 */
old: boolean, 
/**
 * The second folder, where one is set.
 */
second: string | null, 
/**
 * Why the last backup, or its copy in the second folder, was not made.
 */
trouble: string | null, };
export type BackupsRenewed = { 
/**
 * The one that is there now.
 */
backup: BackupLine, 
/**
 * How many were taken away, those in the second folder counted too.
 */
removed: number, 
/**
 * Why those in the second folder are still there, where they are.
 */
trouble: string | null, };
export type BatchConflict = { 
/**
 * Its number.
 */
n: number, 
/**
 * The record's words; empty where it is gone.
 */
name: string, 
/**
 * The ledger at this desk.
 */
ledger: string, 
/**
 * The record.
 */
record: string, 
/**
 * The field in code.
 */
field: string, 
/**
 * The field on screen.
 */
title: string, 
/**
 * As it was in the batch.
 */
before: string, 
/**
 * As the unit has it.
 */
ours: string, 
/**
 * As the office has it.
 */
theirs: string, 
/**
 * `ours` or `theirs`; null while it is open.
 */
chosen: string | null, 
/**
 * Who chose.
 */
who: string | null, };
export type BatchCount = { 
/**
 * The ledger, as the batch calls it.
 */
ledger: string, 
/**
 * On screen.
 */
title: string, 
/**
 * How many.
 */
count: number, };
export type BatchFinding = { 
/**
 * The ledger, as the batch calls it.
 */
ledger: string, 
/**
 * The record.
 */
record: string, 
/**
 * What the record is called.
 */
label: string, 
/**
 * The field to mend.
 */
field: string, 
/**
 * True where no batch is made with it.
 */
blocking: boolean, 
/**
 * What is wrong and what to do.
 */
text: string, };
export type BatchLine = { 
/**
 * Its id.
 */
id: string, 
/**
 * In the unit's series.
 */
number: string, 
/**
 * What is reported, in code.
 */
kind: string, 
/**
 * What is reported.
 */
title: string, 
/**
 * Name in code of the form that is answered.
 */
form: string | null, 
/**
 * The period.
 */
period: string | null, 
/**
 * What the clerk says to the office.
 */
note: string | null, 
/**
 * When it was made, RFC 3339.
 */
at: string, 
/**
 * Who made it.
 */
who: string, 
/**
 * Records in it.
 */
records: number, 
/**
 * Files in it.
 */
files: number, 
/**
 * There is nothing to report.
 */
zero: boolean, 
/**
 * How it stands.
 */
state: BatchState, 
/**
 * The same in words.
 */
state_title: string, 
/**
 * When the office stored it, by its receipt, RFC 3339.
 */
stored_at: string | null, 
/**
 * Why sending it failed, and what to do.
 */
failure: string | null, 
/**
 * Remarks with which it was returned.
 */
remarks: number, 
/**
 * The batch that it corrects.
 */
follows: string | null, 
/**
 * The batch that corrects it.
 */
followed_by: string | null, };
export type BatchPreview = { 
/**
 * What is reported.
 */
title: string, 
/**
 * Records by ledger.
 */
counts: Array<BatchCount>, 
/**
 * Files.
 */
files: number, 
/**
 * Their bytes.
 */
bytes: number, 
/**
 * What blocks the batch.
 */
errors: Array<BatchFinding>, 
/**
 * What is told and does not block.
 */
warnings: Array<BatchFinding>, 
/**
 * Columns of personal data that the form asks for: only these go out.
 */
private: Array<string>, };
export type BatchRemark = { 
/**
 * The ledger at this desk.
 */
ledger: string | null, 
/**
 * The record.
 */
record: string | null, 
/**
 * What the record is called.
 */
label: string | null, 
/**
 * The field in code.
 */
field: string | null, 
/**
 * The field on screen.
 */
title: string | null, 
/**
 * What the office says.
 */
text: string, 
/**
 * As it was in the batch.
 */
before: string | null, 
/**
 * As it is now; null where nothing has changed.
 */
now: string | null, };
export type BatchScope = { 
/**
 * What is reported: `task_progress`, `attribute_ledger`, `contact_filing`, `catalogue_check`,
 * `statistics`, `annual_report`, `form`; or its title.
 */
kind: string, 
/**
 * Name of the form, where one is answered.
 */
form?: string, 
/**
 * Only records of this year.
 */
year?: number, 
/**
 * The period in words; entries of tasks are those of this period.
 */
period?: string, 
/**
 * Only tasks of this notice, by its id or title.
 */
notice?: string, 
/**
 * Further conditions on the records.
 */
filters?: Array<Filter>, 
/**
 * What the clerk says to the office.
 */
note?: string, 
/**
 * There is nothing to report.
 */
zero?: boolean, 
/**
 * The batch that this one corrects, by id or number: its kind and records are taken where
 * nothing else is said.
 */
follows?: string, };
export type BatchShown = { 
/**
 * As it is listed.
 */
line: BatchLine, 
/**
 * Digest of its content.
 */
digest: string, 
/**
 * True where its bytes still fit the digest under which it was frozen.
 */
whole: boolean, 
/**
 * The records as they were frozen, personal data masked.
 */
records: Array<FrozenRecord>, 
/**
 * What the checks had warned of.
 */
warnings: Array<string>, 
/**
 * Columns of personal data that went along.
 */
private: Array<string>, 
/**
 * The receipt in words; null where there is none.
 */
receipt: string | null, 
/**
 * What the office remarked.
 */
remarks: Array<BatchRemark>, 
/**
 * Values that both sides changed.
 */
conflicts: Array<BatchConflict>, };
export type BatchState = "unsent" | "failed" | "stored" | "accepted" | "returned" | "corrected";
export type CalendarFile = { 
/**
 * The file.
 */
file: FileOut, 
/**
 * How many things it holds.
 */
count: number, 
/**
 * What it does not hold, in words; null where it holds everything.
 */
note: string | null, };
export type CalendarImported = { 
/**
 * The year.
 */
year: number, 
/**
 * Where it holds; null for the whole country.
 */
region: string | null, 
/**
 * The notices.
 */
source: Array<string>, 
/**
 * The dates that it moved.
 */
moved: Array<MovedDate>, };
export type CalendarList = { 
/**
 * The year that should be brought in, where one is missing.
 */
wanted: number | null, 
/**
 * The years, the newest first, local ones behind their year.
 */
years: Array<CalendarYear>, 
/**
 * The dates that moved when the calendar changed last.
 */
moved: Array<MovedDate>, };
export type CalendarYear = { 
/**
 * The year.
 */
year: number, 
/**
 * Where it holds; null for the whole country.
 */
region: string | null, 
/**
 * The notices.
 */
source: Array<string>, 
/**
 * True where the unit brought it in, false where the program did.
 */
imported: boolean, 
/**
 * The holidays in words: 春节 2月15日至23日，2月14日、28日上班.
 */
holidays: Array<string>, };
export type CancelledReview = { 
/**
 * The record.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * When it was cancelled.
 */
day: string, 
/**
 * Why.
 */
reason: string, };
export type CatalogueChange = { 
/**
 * The later record.
 */
entry: CatalogueEntry, 
/**
 * What it says otherwise.
 */
columns: Array<CatalogueDifference>, };
export type CatalogueCheck = { 
/**
 * The year that was looked at; none where there is no catalogue.
 */
year: number | null, 
/**
 * The years that have one, newest first.
 */
years: Array<number>, 
/**
 * All items of the year.
 */
counts: CatalogueCounts, 
/**
 * The same by field, in the national order.
 */
fields: Array<CatalogueField>, 
/**
 * The items that were asked for, the most urgent first.
 */
lines: Array<CatalogueLine>, 
/**
 * How many items that is, where more are than are listed.
 */
found: number, };
export type CatalogueCounts = { 
/**
 * All.
 */
total: number, 
/**
 * Never published.
 */
never: number, 
/**
 * Past their day.
 */
late: number, 
/**
 * Due soon.
 */
due_soon: number, 
/**
 * With a time limit that says nothing.
 */
unread: number, 
/**
 * In time.
 */
fine: number, 
/**
 * Not asked for: on request only, or nothing that the unit has.
 */
skipped: number, };
export type CatalogueDifference = { 
/**
 * Its title.
 */
title: string, 
/**
 * In the earlier year.
 */
before: string, 
/**
 * In the later one.
 */
after: string, };
export type CatalogueDifferences = { 
/**
 * Items of the later year only.
 */
added: Array<CatalogueEntry>, 
/**
 * Items of the earlier year only.
 */
removed: Array<CatalogueEntry>, 
/**
 * Items that say something else.
 */
changed: Array<CatalogueChange>, 
/**
 * How many say the same.
 */
same: number, };
export type CatalogueEntry = { 
/**
 * The record.
 */
id: string, 
/**
 * Its field.
 */
field: string, 
/**
 * Its name.
 */
item: string, };
export type CatalogueField = { 
/**
 * Its name; empty for items without one.
 */
field: string, 
/**
 * Its items.
 */
counts: CatalogueCounts, };
export type CatalogueLine = { 
/**
 * The record.
 */
id: string, 
/**
 * Its field.
 */
field: string, 
/**
 * Its name.
 */
item: string, 
/**
 * The words of its time limit.
 */
time_limit: string, 
/**
 * The office that answers for it.
 */
division: string, 
/**
 * When it was published last.
 */
published: string | null, 
/**
 * By when it is due next.
 */
due: string | null, 
/**
 * How it stands.
 */
state: 'never' | 'late' | 'due_soon' | 'unread' | 'fine' | 'skipped', 
/**
 * The same for eyes.
 */
lamp: LampInfo, };
export type CheckItem = { 
/**
 * What.
 */
name: string, 
/**
 * Is it well?
 */
ok: boolean, 
/**
 * In words, with what to do.
 */
message: string, 
/**
 * What `check.mend` would do about it.
 */
mend: string | null, };
export type CheckReport = { 
/**
 * All is well.
 */
ok: boolean, 
/**
 * Each thing that was looked at.
 */
items: Array<CheckItem>, };
export type CheckedReport = { 
/**
 * True where nothing contradicts.
 */
ok: boolean, 
/**
 * The year, where the file says it.
 */
year: number | null, 
/**
 * True for the format of 2019.
 */
old: boolean, 
/**
 * The tables that are not there.
 */
missing: Array<string>, 
/**
 * The numbers that were read, by place.
 */
numbers: Array<ReadNumber>, 
/**
 * What contradicts.
 */
findings: Array<ReportFinding>, 
/**
 * What was blank, odd or left out.
 */
notes: Array<string>, };
export type Choice = { 
/**
 * As stored.
 */
value: string, 
/**
 * As shown.
 */
title: string, };
export type ClockDay = { 
/**
 * The day.
 */
date: string, 
/**
 * 工作日, 周末, 春节放假, 调休上班（春节）.
 */
text: string, 
/**
 * Which day of the period it is; null where it does not count.
 */
n: number | null, 
/**
 * Why a working day does not count.
 */
excluded: string | null, 
/**
 * True where the holidays of its year are not known.
 */
provisional: boolean, };
export type ClockEntry = { 
/**
 * What: `corrected`, `third_party`, `other_agency`, `joint_maker`, `extended`, `delayed`,
 * `fee_noticed`, `fee_paid`, `fee_waived`, `answered` or `closed`.
 */
kind: string, 
/**
 * On which day it happened or began.
 */
from: string, 
/**
 * On which day the other side's answer came.
 */
to?: string, 
/**
 * On which day our letter reached the other side.
 */
reached?: string, 
/**
 * How many working days were granted.
 */
days?: number, };
export type ClockFinding = { 
/**
 * Name of the rule.
 */
rule: string, 
/**
 * What it concerns: the kind of an entry.
 */
kind: string, 
/**
 * What is wrong and what to do.
 */
words: string, 
/**
 * The article behind it.
 */
source: string, };
export type ClockLine = { 
/**
 * What it is to the clock.
 */
kind: 'counted' | 'excluded' | 'restart' | 'extended' | 'delayed' | 'ended', 
/**
 * Its first day.
 */
from: string, 
/**
 * Its last; null while it lasts.
 */
to: string | null, 
/**
 * Its working days.
 */
days: number, 
/**
 * What it says.
 */
words: string, 
/**
 * The article behind it.
 */
article: string, };
export type ColumnOrigin = { 
/**
 * Its place in the sheet, from 0.
 */
index: number, 
/**
 * Its label as it stands there.
 */
header: string, 
/**
 * The first text below, masked where it is taken for personal data.
 */
sample: string, 
/**
 * What is wrong with its label, with sheet, row and column.
 */
problem: string | null, };
export type Count = { 
/**
 * The ledger on screen.
 */
title: string, 
/**
 * The year; none where the ledger has no years.
 */
year: number | null, 
/**
 * How many.
 */
count: number, };
export type CountedDay = { 
/**
 * The day.
 */
date: string, 
/**
 * 工作日, 周末, 春节放假, 调休上班（春节）.
 */
text: string, 
/**
 * Which working day it is; null where nobody works.
 */
n: number | null, 
/**
 * True where the holidays of its year are not known.
 */
provisional: boolean, };
export type CreatedLedger = { 
/**
 * Name in code.
 */
ledger: string, 
/**
 * Name on screen.
 */
title: string, 
/**
 * Which column of the sheet is which field.
 */
mapping: Record<string, string | null>, 
/**
 * Rows that came in with it.
 */
added: number, 
/**
 * Rows that could not be taken, each with place and reason.
 */
rejected: Array<Rejected>, };
export type DeskStatus = { 
/**
 * False until the clerk has said which unit this is.
 */
opened: boolean, 
/**
 * The data folder.
 */
data_dir: string, 
/**
 * The unit at this desk.
 */
unit: Unit | null, 
/**
 * The program's version.
 */
version: string, 
/**
 * The desk holds the made-up sample year.
 */
sample: boolean, 
/**
 * Live records by ledger.
 */
counts: { [key in string]: number }, 
/**
 * What Ctrl+Z would take back.
 */
can_undo: StepInfo | null, 
/**
 * What Ctrl+Y would do again.
 */
can_redo: StepInfo | null, 
/**
 * When the last change was committed, RFC 3339.
 */
last_saved: string | null, 
/**
 * Years of the notices, newest first.
 */
years: Array<number>, 
/**
 * How the ledger is kept.
 */
backup: BackupState, 
/**
 * What is wrong with the place of the data folder, in words.
 */
place_warning: string | null, 
/**
 * What is wrong with data of the office's own in that folder, in words.
 */
data_warning: string | null, };
export type Difference = { 
/**
 * Column name.
 */
field: string, 
/**
 * Name on screen.
 */
title: string, 
/**
 * Value in the ledger.
 */
before: unknown, 
/**
 * Value in the file.
 */
after: unknown, };
export type DocumentRegister = { 
/**
 * How many documents were looked at.
 */
documents: number, 
/**
 * Missing serials: 澄农发〔2026〕3号至5号.
 */
gaps: Array<string>, 
/**
 * Documents that bear the same number.
 */
duplicates: Array<Array<RegisterLine>>, 
/**
 * Documents dated before one with an earlier number.
 */
out_of_order: Array<RegisterLine>, 
/**
 * What has to be looked at, document by document.
 */
findings: Array<RegisterLine>, 
/**
 * How many findings there are.
 */
found: number, 
/**
 * The share that is not proactive, by year.
 */
shares: Array<YearShare>, };
export type Drafts = { 
/**
 * Text by the name of its place.
 */
drafts: { [key in string]: string }, };
export type EarlierRequest = { 
/**
 * The record.
 */
id: string, 
/**
 * Its number in the register.
 */
number: string, 
/**
 * What it asked for.
 */
subject: string, 
/**
 * When it was received.
 */
received: string, 
/**
 * Its outcome in words; empty while it is open.
 */
outcome: string, 
/**
 * True where it asks for much the same.
 */
alike: boolean, };
export type EventLine = { 
/**
 * Its number.
 */
n: number, 
/**
 * When, RFC 3339.
 */
at: string, 
/**
 * Who.
 */
who: string, 
/**
 * What was done, as a word: `reveal`, `export`.
 */
deed: string, 
/**
 * In which ledger.
 */
ledger: string | null, 
/**
 * To what: a record, a form, a year.
 */
target: string | null, 
/**
 * Records that it was about.
 */
count: number, 
/**
 * In words: 查看了联系人 3 条的联系电话.
 */
sentence: string, };
export type EventPage = { 
/**
 * This page.
 */
events: Array<EventLine>, 
/**
 * Where the next page begins; null where this is the last.
 */
next: number | null, };
export type Fee = { 
/**
 * By what it is reckoned.
 */
way: 'items' | 'pages', 
/**
 * The same in Chinese.
 */
title: string, 
/**
 * Over what it is counted.
 */
over: string, 
/**
 * Yuan to pay.
 */
amount: number, 
/**
 * Band by band.
 */
bands: Array<FeeBand>, 
/**
 * The computation, for the notice.
 */
words: string, 
/**
 * The notice that fixes it.
 */
source: string, 
/**
 * What of it a person must check.
 */
unconfirmed: Array<string>, 
/**
 * All of it in words, a line each.
 */
sheet: Array<string>, };
export type FeeBand = { 
/**
 * The first number that is charged.
 */
from: number, 
/**
 * The last.
 */
to: number, 
/**
 * Yuan for each.
 */
rate: number, 
/**
 * Yuan for all.
 */
amount: number, };
export type FieldChange = { 
/**
 * Column name.
 */
field: string, 
/**
 * Name on screen.
 */
title: string, 
/**
 * Value before.
 */
before: unknown, 
/**
 * Value after.
 */
after: unknown, 
/**
 * The change in words: 把状态由“未开始”改为“已完成”.
 */
sentence: string, };
export type FieldInfo = { name: string, title: string, kind: 'text' | 'integer' | 'decimal' | 'date' | 'date_time' | 'boolean' | 'one_of' | 'list' | 'reference' | 'attachments', required: boolean, width: number, merge: boolean, private: boolean, hidden: boolean, detail: boolean, suggestions: Array<string>, derived: boolean, own: boolean, preset: string | null, choices: Array<Choice>, reference: string | null, max: number | null, };
export type FileOut = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its size in bytes.
 */
size: number, };
export type Files = { 
/**
 * The data folder.
 */
folder: string, 
/**
 * Files that belong to records, each counted once.
 */
attachments: number, 
/**
 * Of these, those that cannot be read, by name.
 */
missing: Array<string>, 
/**
 * Backups in the data folder.
 */
backups: number, 
/**
 * How the ledger is kept.
 */
state: BackupState, };
export type FilesCleaned = { 
/**
 * Those that name nobody and stay as they are.
 */
kept: number, 
/**
 * Those in whose place a copy stands that names nobody.
 */
replaced: number, 
/**
 * Those that are gone: proofs, and all that cannot be looked into from end to end.
 */
removed: number, };
export type FilesRead = { 
/**
 * Attachments, each content counted once.
 */
total: number, 
/**
 * Those still to be read: their text is not found yet.
 */
waiting: number, 
/**
 * Those of which only the beginning is found.
 */
cut: number, 
/**
 * Those without a text that can be read, such as scans.
 */
unread: number, 
/**
 * Those that bear a classification mark: they do not belong here.
 */
classified: number, };
export type FilingSpans = { 
/**
 * The form.
 */
form: TextSpan | null, 
/**
 * To whom.
 */
to: TextSpan | null, 
/**
 * The room, the mailbox.
 */
place: TextSpan | null, 
/**
 * Who.
 */
units: Array<TextSpan>, 
/**
 * By when.
 */
due: TextSpan | null, };
export type Filter = { 
/**
 * Column name.
 */
field: string, 
/**
 * How it compares.
 */
op: 'eq' | 'ne' | 'contains' | 'empty' | 'not_empty' | 'ge' | 'le' | 'gt' | 'lt' | 'not_lt' | 'in', 
/**
 * With what.
 */
value?: unknown, };
export type FormInfo = { 
/**
 * Name in commands.
 */
name: string, 
/**
 * Name on screen.
 */
title: string, 
/**
 * Which ledger it prints.
 */
ledger: string, 
/**
 * File formats.
 */
formats: Array<string>, 
/**
 * True for a paper that is made of one record.
 */
slip: boolean, };
export type FoundGroup = { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * Its name on screen.
 */
title: string, 
/**
 * How many records were found.
 */
total: number, 
/**
 * True where there are more, which were not counted.
 */
more: boolean, 
/**
 * The best of them.
 */
rows: Array<FoundRow>, };
export type FoundRow = { 
/**
 * The record.
 */
id: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * Where the hit stands: the name of a column, or of an attachment.
 */
place: string, 
/**
 * True where it stands in an attachment.
 */
file: boolean, 
/**
 * What stands before the hit.
 */
before: string, 
/**
 * The hit; empty where it is personal data, which stay masked.
 */
hit: string, 
/**
 * What stands behind it.
 */
after: string, 
/**
 * The record with which it is shown, where that is not itself: an entry's task, a step's case.
 */
shown_with: string | null, };
export type FrozenField = { 
/**
 * Name in code.
 */
field: string, 
/**
 * On screen.
 */
title: string, 
/**
 * As it was frozen.
 */
before: string, 
/**
 * As it is now; null where it is the same.
 */
now: string | null, };
export type FrozenRecord = { 
/**
 * The ledger at this desk.
 */
ledger: string, 
/**
 * Its id.
 */
id: string, 
/**
 * The ledger on screen.
 */
title: string, 
/**
 * What the record is called; empty where it has no name.
 */
label: string, 
/**
 * What it held, by field, in words.
 */
fields: Array<FrozenField>, 
/**
 * True where the record is in the trash now, or gone.
 */
gone: boolean, };
export type Handover = { 
/**
 * The unit.
 */
unit: string, 
/**
 * Who hands over.
 */
giver: string, 
/**
 * Today, `2026-11-21`.
 */
date: string, 
/**
 * What is not finished, the most urgent first.
 */
open: Array<OpenItem>, 
/**
 * The files that belong to the records, and where the data lies.
 */
files: Files, 
/**
 * How many records each ledger has, by year where it has years.
 */
counts: Array<Count>, 
/**
 * When the last change was made, RFC 3339.
 */
last_change: string | null, 
/**
 * Number of the last change.
 */
changes: number, 
/**
 * Its digest: nothing before it can be altered unseen.
 */
digest: string, };
export type HandoverMade = { 
/**
 * The sheet.
 */
files: Array<FileOut>, 
/**
 * The backup of before, where something was written down.
 */
backup: BackupLine | null, 
/**
 * What the sheet says.
 */
sheet: Handover, };
export type HistoryEntry = { 
/**
 * Number of the step.
 */
step: number, 
/**
 * When, RFC 3339.
 */
at: string, 
/**
 * Who.
 */
who: string, 
/**
 * `user`, `import`, `sync`, `repair`, `undo`.
 */
source: string, 
/**
 * The step's words.
 */
label: string, 
/**
 * What the step did to it.
 */
kind: 'created' | 'changed' | 'trashed' | 'restored', 
/**
 * What changed, field by field.
 */
differences: Array<FieldChange>, };
export type ImportLine = { 
/**
 * What becomes of it.
 */
outcome: 'added' | 'changed' | 'unchanged' | 'withdrawn', 
/**
 * Its sheet, where several are read.
 */
sheet: string | null, 
/**
 * Row number as Excel shows it; 0 for a withdrawn task, which stands in no row.
 */
row: number, 
/**
 * The record's words.
 */
label: string, 
/**
 * The record, where it is there already.
 */
id: string | null, 
/**
 * What changes in it.
 */
differences: Array<Difference>, 
/**
 * The row's values.
 */
fields: Record<string, unknown>, };
export type ImportPart = { 
/**
 * Its name.
 */
sheet: string, 
/**
 * New records.
 */
added: number, 
/**
 * Records with another value in some field.
 */
changed: number, 
/**
 * Records that say the same.
 */
unchanged: number, 
/**
 * Rows that cannot be taken.
 */
rejected: number, };
export type ImportPlan = { 
/**
 * New records.
 */
added: number, 
/**
 * Records with another value in some field.
 */
changed: number, 
/**
 * Records that say the same.
 */
unchanged: number, 
/**
 * Tasks that the new version of the table no longer has.
 */
withdrawn: number, 
/**
 * Rows that cannot be taken, each with place and reason.
 */
rejected: Array<Rejected>, 
/**
 * Rows that are taken, and in which somebody has to look at something.
 */
warned: number, 
/**
 * What there is to look at in the first of them.
 */
warnings: Array<ImportWarning>, 
/**
 * Header label to field.
 */
columns: Record<string, string>, 
/**
 * Header labels that stand for no field.
 */
unmapped: Array<string>, 
/**
 * The title that stands above the table.
 */
title: string | null, 
/**
 * Names of all sheets.
 */
sheets: Array<string>, 
/**
 * The sheet that was read.
 */
sheet: number, 
/**
 * What becomes of each sheet, where several are read in one go.
 */
parts: Array<ImportPart>, 
/**
 * Every column with what it was taken for.
 */
mapped: Array<MappedColumn>, 
/**
 * Things worth knowing: hidden rows, footnotes.
 */
notes: Array<string>, 
/**
 * The first rows by outcome.
 */
preview: Array<ImportLine>, 
/**
 * The title and year under which tasks are filed.
 */
notice: string | null, 
/**
 * Its year.
 */
year: number | null, 
/**
 * The step that Ctrl+Z takes back whole; null for a preview or where nothing changed.
 */
step: number | null, };
export type ImportRequest = { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * A staged file's token, or a path.
 */
file?: string, 
/**
 * The file's name as the clerk knows it.
 */
name?: string, 
/**
 * A table from the clipboard.
 */
pasted?: Pasted, 
/**
 * Title of the notice to which tasks belong.
 */
notice?: string, 
/**
 * What is known of that notice, where it is new to the ledger.
 */
about?: NoticeAbout, 
/**
 * Year of the notice, for dates without one.
 */
year?: number, 
/**
 * Which sheet, from 0; the first that is not hidden and has a known header where not given.
 */
sheet?: number, 
/**
 * Column (from 0, as text) to field, where the clerk has changed it by hand.
 */
mapping?: Record<string, string | null>, };
export type ImportWarning = { 
/**
 * Its sheet, where several are read.
 */
sheet: string | null, 
/**
 * Row number as Excel shows it.
 */
row: number, 
/**
 * The record's words.
 */
label: string, 
/**
 * What there is to look at.
 */
words: Array<string>, };
export type InterpretationLine = { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The record.
 */
id: string, 
/**
 * The document's title.
 */
title: string, 
/**
 * Its number.
 */
doc_no: string, 
/**
 * What is said about it.
 */
words: string, };
export type InterpretationRate = { 
/**
 * What it is: 多样化解读率.
 */
title: string, 
/**
 * How many count.
 */
count: number, 
/**
 * In per cent, one digit kept; null where nothing was published.
 */
percent: number | null, 
/**
 * What it should be in that year, in per cent.
 */
target: number, 
/**
 * True where it is reached, or nothing was published.
 */
reached: boolean, };
export type InterpretationSurvey = { 
/**
 * The year.
 */
year: number, 
/**
 * Policy documents of the year.
 */
documents: number, 
/**
 * Interpretations published in the year.
 */
published: number, 
/**
 * How much of them goes beyond text, and beyond the website.
 */
rates: Array<InterpretationRate>, 
/**
 * True where the head of the unit has interpreted a policy.
 */
head: boolean, 
/**
 * Policy documents without an interpretation and without a reason.
 */
missing: Array<InterpretationLine>, 
/**
 * Interpretations that did not go together with their documents.
 */
apart: Array<InterpretationLine>, 
/**
 * Policy documents that were not brought to the groups that they are aimed at.
 */
unpushed: Array<InterpretationLine>, };
export type LampInfo = { 
/**
 * Which lamp.
 */
code: 'done' | 'overdue' | 'due_soon' | 'in_progress' | 'not_started', 
/**
 * In words: 已逾期3天.
 */
text: string, 
/**
 * Days left; negative where overdue; null without a date.
 */
days: number | null, };
export type LedgerColumn = { name: string, title: string, kind: 'text' | 'date' | 'integer' | 'decimal' | 'boolean' | 'choice' | 'serial', private: 'name' | 'phone' | 'identity' | 'email' | 'address' | null, choices: Array<string>, scale: number, aliases: Array<string>, width_mm: number, merge: boolean, long_dates: boolean, ticks: boolean, hidden: boolean, key: boolean, };
export type LedgerDefinition = { 
/**
 * Name on screen.
 */
title: string, 
/**
 * Heading on paper.
 */
heading: string, 
/**
 * True where the paper lies on its side.
 */
landscape: boolean, 
/**
 * Columns from left to right.
 */
columns: Array<LedgerColumn>, };
export type LedgerProposal = { 
/**
 * Names of all sheets.
 */
sheets: Array<string>, 
/**
 * The sheet that was read.
 */
sheet: number, 
/**
 * The ledger.
 */
definition: LedgerDefinition, 
/**
 * What each of its columns was in the sheet, in the same order.
 */
origins: Array<ColumnOrigin>, 
/**
 * Rows that would become records.
 */
rows: number, 
/**
 * Things worth knowing: hidden rows, formulas that failed, rows that are no records.
 */
notes: Array<string>, };
export type LedgerStatistics = { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The ledger on screen.
 */
title: string, 
/**
 * The year.
 */
year: number, 
/**
 * Its tables, the number of records first.
 */
tables: Array<StatisticTable>, 
/**
 * Records that name no year, and so are in none of them.
 */
undated: number, };
export type LedgerSum = { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The ledger on screen.
 */
title: string, 
/**
 * Records of the year; of a ledger without years all that there are.
 */
count: StatisticNumber, 
/**
 * Records of the year before.
 */
last: StatisticNumber, 
/**
 * Shares with a target.
 */
targets: Array<TargetSum>, };
export type LeftTask = { 
/**
 * The task.
 */
id: string, 
/**
 * Its words.
 */
requirement: string, 
/**
 * Its notice.
 */
notice: string, 
/**
 * The part of the unit that works on it.
 */
division: string | null, };
export type LeftTasks = { 
/**
 * The year into which they are carried.
 */
year: number, 
/**
 * The tasks of the year before.
 */
tasks: Array<LeftTask>, };
export type LetterAnswer = { 
/**
 * The name in templates.
 */
name: string, 
/**
 * The question.
 */
question: string, 
/**
 * For example.
 */
example: string, 
/**
 * The answer; empty where there is none yet.
 */
said: string, 
/**
 * The answers there are; any where there is none.
 */
options: Array<string>, 
/**
 * True where it may well stay empty.
 */
optional: boolean, 
/**
 * True for several lines.
 */
long: boolean, };
export type LetterCourse = { 
/**
 * The letter.
 */
id: string, 
/**
 * How it went out and arrived as far as the case knows, before that is said of the letter.
 */
known: LetterWay, 
/**
 * What the case does not know yet; null where it knows everything.
 */
offer: LetterOffer | null, };
export type LetterDraft = { 
/**
 * The kind of letter.
 */
kind: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * To whom it goes.
 */
addressee: string, 
/**
 * Its day.
 */
dated: string, 
/**
 * The number that it would get; null where it has none.
 */
number: string | null, 
/**
 * The version of its template.
 */
template: string, 
/**
 * What the clerk is asked.
 */
asked: Array<LetterQuestion>, 
/**
 * Those who were asked and to whom such a letter goes, the first first.
 */
parties: Array<LetterParty>, 
/**
 * What it still wants.
 */
missing: Array<Missing>, 
/**
 * The clause of relief that it would bear; empty where it bears none.
 */
relief: string, };
export type LetterKind = { 
/**
 * Name in code.
 */
kind: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * For whom it is, in words.
 */
to: string, 
/**
 * The article behind it; empty where there is none.
 */
article: string, 
/**
 * Why the case cannot have it now; null where it can.
 */
why_not: string | null, 
/**
 * True where it answers the request.
 */
answers: boolean, 
/**
 * How many of it the case has, without those that are void.
 */
written: number, };
export type LetterKinds = { 
/**
 * What has to be checked by somebody who knows the law.
 */
unconfirmed: Array<string>, 
/**
 * The kinds.
 */
kinds: Array<LetterKind>, };
export type LetterOffer = { 
/**
 * The step that it stands for, to be done by `request.step`.
 */
event: string | null, 
/**
 * The entry of the clock whose letter arrived, for `request.note`.
 */
entry: number | null, 
/**
 * What would be put on record: 登记送达.
 */
title: string, 
/**
 * What the step means for the clock, where there is a choice.
 */
clock: string | null, 
/**
 * The day of the step, or that on which the letter arrived.
 */
day: string, 
/**
 * When it arrived at the other side, where the step asks for it.
 */
reached: string | null, 
/**
 * Working days that the letter grants, where the step asks for them.
 */
days: number | null, 
/**
 * To whom it went, masked, where the step asks for it.
 */
other: string | null, 
/**
 * How it was sent.
 */
way: LetterWay, };
export type LetterParty = { 
/**
 * The step at which that was.
 */
step: string, 
/**
 * Who, masked.
 */
name: string, 
/**
 * On which day.
 */
day: string, 
/**
 * How many letters of this kind there are to him.
 */
written: number, };
export type LetterQuestion = { 
/**
 * The name in the template.
 */
name: string, 
/**
 * What she is asked.
 */
question: string, 
/**
 * For example.
 */
example: string, 
/**
 * The answer so far.
 */
said: string, 
/**
 * What the case holds, masked, where that is personal: it is taken where nothing is said.
 */
held: string | null, 
/**
 * The answers there are; any where there is none.
 */
options: Array<string>, 
/**
 * True where it may well stay empty.
 */
optional: boolean, 
/**
 * True for several lines.
 */
long: boolean, 
/**
 * True for a whole number.
 */
number: boolean, 
/**
 * True for a day.
 */
date: boolean, 
/**
 * True where the answer is remembered for all letters.
 */
keep: boolean, };
export type LetterSeries = { 
/**
 * Name in code.
 */
name: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Its pattern.
 */
pattern: string, 
/**
 * This year's first number; empty while the code is not known.
 */
example: string, };
export type LetterSettings = { 
/**
 * The answers.
 */
answers: Array<LetterAnswer>, 
/**
 * The series of numbers.
 */
series: Array<LetterSeries>, };
export type LetterWay = { 
/**
 * How it was sent.
 */
delivery: string | null, 
/**
 * The number of the mail.
 */
tracking: string | null, 
/**
 * When it arrived.
 */
delivered: string | null, };
export type LetterWritten = { 
/**
 * The record.
 */
letter: Row, 
/**
 * The copy that was asked for.
 */
file: FileOut | null, };
export type LettersOut = { 
/**
 * The folder.
 */
folder: string, 
/**
 * The files, in the order of the letters' days.
 */
files: Array<FileOut>, };
export type LimitInfo = { 
/**
 * Name in schemas.
 */
name: string, 
/**
 * What it is.
 */
title: string, 
/**
 * So many.
 */
value: number, 
/**
 * Of what: 个工作日.
 */
unit: string, 
/**
 * What it would be if this office had not set its own.
 */
usual: number, 
/**
 * The article or notice that says so.
 */
source: string, 
/**
 * True where a law fixes it.
 */
fixed: boolean, 
/**
 * True where this office set its own.
 */
own: boolean, };
export type ListRequest = { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * All of these must hold.
 */
filters?: Array<Filter>, 
/**
 * Text that must stand somewhere in the record.
 */
search?: string, 
/**
 * Order; the ledger's own where empty.
 */
sort?: Array<SortBy>, 
/**
 * Rows, at most 1,000.
 */
limit?: number, 
/**
 * The `next` of the page before.
 */
after?: string, 
/**
 * The trash instead of the ledger.
 */
trashed?: boolean, };
export type LockState = { 
/**
 * The ledger has a password.
 */
protected: boolean, 
/**
 * It has not been said, or nobody was there for too long.
 */
locked: boolean, 
/**
 * Seconds until the next try may be made.
 */
wait: number, 
/**
 * Minutes without the clerk until the ledger shuts itself; 0 for never.
 */
minutes: number, 
/**
 * Everybody who may open the ledger or, where it is plain, is named.
 */
people: Array<Person>, 
/**
 * Who sits here; nobody where the ledger is shut or cannot be opened.
 */
person: Person | null, };
export type MappedColumn = { 
/**
 * From 0.
 */
index: number, 
/**
 * Its label in the file.
 */
header: string, 
/**
 * The field that it stands for.
 */
field: string | null, 
/**
 * The first text below the label.
 */
sample: string, };
export type Mended = { 
/**
 * What was done, in words.
 */
done: Array<string>, 
/**
 * All is well now.
 */
ok: boolean, 
/**
 * What a check says afterwards.
 */
report: CheckReport, };
export type Missing = { 
/**
 * The name in the template.
 */
name: string, 
/**
 * The question to the clerk, or what she has to put on record first.
 */
question: string, 
/**
 * True where she is asked; false where it follows from the case.
 */
asked: boolean, 
/**
 * The field of the case in which she puts it on record; null where she is asked, or where it
 * follows from a step or another letter.
 */
field: string | null, };
export type Month = { 
/**
 * `2026-11`.
 */
month: string, 
/**
 * Today, `2026-11-21`.
 */
today: string, 
/**
 * Every day from the Monday of its first week to the Sunday of its last.
 */
days: Array<MonthDay>, };
export type MonthDay = { 
/**
 * The day.
 */
date: string, 
/**
 * It belongs to the month.
 */
inside: boolean, 
/**
 * People work.
 */
working: boolean, 
/**
 * What is special about it: 国庆节放假, 调休上班（国庆节）.
 */
holiday: string | null, 
/**
 * The holidays of its year are not known.
 */
provisional: boolean, 
/**
 * What is due on it, of one duty no more than thirty records.
 */
lines: Array<TodayLine>, 
/**
 * How many things are due on it.
 */
count: number, };
export type MovedDate = { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The record.
 */
id: string, 
/**
 * Its words.
 */
title: string, 
/**
 * Which date: 公开期限.
 */
what: string, 
/**
 * As it was.
 */
before: string, 
/**
 * As it is now.
 */
after: string, };
export type NoticeAbout = { 
/**
 * 发文字号
 */
doc_no?: string, 
/**
 * Who wrote it.
 */
issuer?: string, 
/**
 * 成文日期
 */
dated?: string, };
export type NoticeAnnex = { 
/**
 * Its number; none where there is one only.
 */
number: number | null, 
/**
 * Its title.
 */
title: string, 
/**
 * Where it is listed.
 */
span: TextSpan, };
export type NoticeAsked = { 
/**
 * A staged file's token, or a path.
 */
file?: string, 
/**
 * The file's name as the clerk knows it.
 */
name?: string, 
/**
 * A text from the clipboard.
 */
text?: string, 
/**
 * The year of dates without one; that of the notice where not given.
 */
year?: number, 
/**
 * The unit whose duties are ours; the desk's own where not given.
 */
unit?: string, };
export type NoticeComparison = { 
/**
 * Title of the notice from above.
 */
superior: string | null, 
/**
 * Title of our own.
 */
ours: string | null, 
/**
 * Duties that came down and duties that did not, in the superior notice's order, then those
 * that are ours alone.
 */
lines: Array<NoticeComparisonLine>, 
/**
 * How many came down.
 */
came_down: number, 
/**
 * How many of the superior notice are missing in ours.
 */
missing: number, 
/**
 * How many are ours alone.
 */
new: number, };
export type NoticeComparisonLine = { 
/**
 * In the superior notice.
 */
superior: NoticeComparisonSide | null, 
/**
 * In ours.
 */
ours: NoticeComparisonSide | null, 
/**
 * How alike their words are, in hundredths.
 */
likeness: number | null, };
export type NoticeComparisonSide = { 
/**
 * Its number.
 */
number: string | null, 
/**
 * Its words.
 */
text: string, 
/**
 * Who does it.
 */
units: Array<string>, 
/**
 * By when, as written.
 */
due_text: string | null, };
export type NoticeDraft = { 
/**
 * The notice's title.
 */
title: string, 
/**
 * The year of dates without one.
 */
year?: number, 
/**
 * 发文字号
 */
doc_no?: string, 
/**
 * Who wrote it.
 */
issuer?: string, 
/**
 * 成文日期
 */
dated?: string, 
/**
 * Its tasks, in their order.
 */
tasks: Array<NoticeDraftTask>, 
/**
 * What of it is to be handed in.
 */
filings?: Array<NoticeDraftFiling>, };
export type NoticeDraftFiling = { 
/**
 * The form or paper.
 */
name: string, 
/**
 * The words of the notice.
 */
text: string, 
/**
 * To whom.
 */
to: string, 
/**
 * The room, the mailbox.
 */
place: string, 
/**
 * The deadline as written.
 */
due_text: string, 
/**
 * Its last day, 2026-03-20; empty where there is none.
 */
due: string, 
/**
 * Title of the desk's own form that it is filled in on; empty where there is none.
 */
form: string, };
export type NoticeDraftTask = { 
/**
 * The number of its item.
 */
number: string, 
/**
 * The headings above it.
 */
section: string, 
/**
 * What names its item.
 */
heading: string, 
/**
 * Its words.
 */
text: string, 
/**
 * Who leads.
 */
lead: Array<string>, 
/**
 * Who is responsible.
 */
responsible: Array<string>, 
/**
 * Who assists.
 */
assist: Array<string>, 
/**
 * The deadline as written.
 */
due_text: string, };
export type NoticeFiling = { 
/**
 * The words of the notice.
 */
text: string, 
/**
 * Where they stand.
 */
start: number, 
/**
 * Behind their last character.
 */
end: number, 
/**
 * The form or paper that is asked for, with its 《》.
 */
form: string | null, 
/**
 * The annex in which it lies.
 */
annex: number | null, 
/**
 * What that annex is called in the list of annexes.
 */
annex_title: string | null, 
/**
 * To whom, or on what.
 */
to: string | null, 
/**
 * The room, the mailbox.
 */
place: string | null, 
/**
 * Who hands it in.
 */
units: Array<string>, 
/**
 * The deadline as written.
 */
due_text: string | null, 
/**
 * Its last day.
 */
due: string | null, 
/**
 * How often.
 */
recurs: string | null, 
/**
 * What somebody should look at, and why.
 */
doubts: Array<string>, 
/**
 * Where each of these stands.
 */
spans: FilingSpans, };
export type NoticeFilingPlan = { 
/**
 * New records.
 */
added: number, 
/**
 * Records with another value in some field.
 */
changed: number, 
/**
 * Records that say the same.
 */
unchanged: number, };
export type NoticeHeadSpans = { 
/**
 * The title.
 */
title: TextSpan | null, 
/**
 * The document number.
 */
doc_no: TextSpan | null, 
/**
 * Who wrote it.
 */
issuer: TextSpan | null, 
/**
 * Its date.
 */
dated: TextSpan | null, 
/**
 * Its mark.
 */
attribute: TextSpan | null, 
/**
 * To whom.
 */
recipients: TextSpan | null, 
/**
 * Copies.
 */
copies: TextSpan | null, };
export type NoticeInfo = { 
/**
 * The notice.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its year.
 */
year: number | null, 
/**
 * Its tasks.
 */
total: number, 
/**
 * Those that concern the unit.
 */
ours: number, };
export type NoticeKept = { 
/**
 * As the page handed it over; null where none is kept.
 */
draft: unknown, };
export type NoticeOrigin = "text" | "table";
export type NoticePlan = { 
/**
 * What is to be handed in.
 */
filings: NoticeFilingPlan, 
/**
 * New records.
 */
added: number, 
/**
 * Records with another value in some field.
 */
changed: number, 
/**
 * Records that say the same.
 */
unchanged: number, 
/**
 * Tasks that the new version of the table no longer has.
 */
withdrawn: number, 
/**
 * Rows that cannot be taken, each with place and reason.
 */
rejected: Array<Rejected>, 
/**
 * Rows that are taken, and in which somebody has to look at something.
 */
warned: number, 
/**
 * What there is to look at in the first of them.
 */
warnings: Array<ImportWarning>, 
/**
 * Header label to field.
 */
columns: Record<string, string>, 
/**
 * Header labels that stand for no field.
 */
unmapped: Array<string>, 
/**
 * The title that stands above the table.
 */
title: string | null, 
/**
 * Names of all sheets.
 */
sheets: Array<string>, 
/**
 * The sheet that was read.
 */
sheet: number, 
/**
 * What becomes of each sheet, where several are read in one go.
 */
parts: Array<ImportPart>, 
/**
 * Every column with what it was taken for.
 */
mapped: Array<MappedColumn>, 
/**
 * Things worth knowing: hidden rows, footnotes.
 */
notes: Array<string>, 
/**
 * The first rows by outcome.
 */
preview: Array<ImportLine>, 
/**
 * The title and year under which tasks are filed.
 */
notice: string | null, 
/**
 * Its year.
 */
year: number | null, 
/**
 * The step that Ctrl+Z takes back whole; null for a preview or where nothing changed.
 */
step: number | null, };
export type NoticeRead = { 
/**
 * Its title.
 */
title: string | null, 
/**
 * 发文字号
 */
doc_no: string | null, 
/**
 * Who wrote it.
 */
issuer: string | null, 
/**
 * 成文日期
 */
dated: string | null, 
/**
 * The year of its dates without one; null where nothing tells it.
 */
year: number | null, 
/**
 * 此件公开发布, as written.
 */
attribute: string | null, 
/**
 * 主送
 */
recipients: Array<string>, 
/**
 * 抄送
 */
copies: string | null, 
/**
 * The annexes that it lists.
 */
annexes: Array<NoticeAnnex>, 
/**
 * Its duties, in its order.
 */
tasks: Array<NoticeTask>, 
/**
 * What it asks to hand in.
 */
filings: Array<NoticeFiling>, 
/**
 * Items that are no tasks by themselves: they name neither a unit nor a day, or the annexed
 * table does not list them.
 */
others: Array<NoticeTask>, 
/**
 * What somebody should look at in the whole.
 */
doubts: Array<string>, 
/**
 * Where the pieces of the head stand.
 */
spans: NoticeHeadSpans, };
export type NoticeTask = { 
/**
 * The number of its item, as written.
 */
number: string | null, 
/**
 * The headings above it, from the outermost.
 */
section: string | null, 
/**
 * The words that name its item.
 */
heading: string | null, 
/**
 * The sentences, as they stand in the text.
 */
text: string, 
/**
 * Where they begin.
 */
start: number, 
/**
 * Behind their last character.
 */
end: number, 
/**
 * Who leads.
 */
lead: Array<string>, 
/**
 * Who is responsible.
 */
responsible: Array<string>, 
/**
 * Who assists.
 */
assist: Array<string>, 
/**
 * The list of units ends with 等.
 */
open_ended: boolean, 
/**
 * The deadline as written.
 */
due_text: string | null, 
/**
 * Its last day.
 */
due: string | null, 
/**
 * How often it comes back.
 */
recurs: string | null, 
/**
 * Numbers that can be checked later.
 */
indicators: Array<string>, 
/**
 * What somebody should look at, and why.
 */
doubts: Array<string>, 
/**
 * What it asks of the own unit; null where that is not known.
 */
ours: 'none' | 'group' | 'named' | 'lead' | null, 
/**
 * Where it was found.
 */
origin: NoticeOrigin, 
/**
 * Where each of these stands.
 */
spans: NoticeTaskSpans, };
export type NoticeTaskSpans = { 
/**
 * Its number.
 */
number: TextSpan | null, 
/**
 * Its heading.
 */
heading: TextSpan | null, 
/**
 * Those who lead, in their order.
 */
lead: Array<TextSpan>, 
/**
 * Those who are responsible.
 */
responsible: Array<TextSpan>, 
/**
 * Those who assist.
 */
assist: Array<TextSpan>, 
/**
 * The deadline.
 */
due: TextSpan | null, 
/**
 * The numbers.
 */
indicators: Array<TextSpan>, };
export type NumberCorrection = { 
/**
 * The number.
 */
value: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Who.
 */
person: string, 
/**
 * When.
 */
day: string, };
export type OfficeStatus = { 
/**
 * True where the desk is enrolled.
 */
enrolled: boolean, 
/**
 * The office has not confirmed it yet; the next package by hand asks it to.
 */
pending: boolean, 
/**
 * Name of the office.
 */
office: string | null, 
/**
 * Where it is reached; null where everything is carried by hand.
 */
address: string | null, 
/**
 * Fingerprint of its certificate, to be compared with the office's paper.
 */
fingerprint: string | null, 
/**
 * The unit, as the office has it.
 */
unit: string | null, 
/**
 * The unit's code.
 */
code: string | null, 
/**
 * This machine's name.
 */
device: string | null, 
/**
 * Id of this machine.
 */
device_id: string | null, 
/**
 * What it signs with.
 */
suite: string | null, 
/**
 * When the last exchange was, RFC 3339.
 */
last: string | null, 
/**
 * When one last went well.
 */
well: string | null, 
/**
 * Why the last one failed, and what to do.
 */
trouble: string | null, 
/**
 * Ledgers that the last one changed: a page that did not ask for it shows them anew.
 */
touched: Array<string>, 
/**
 * Batches without a receipt.
 */
unsent: number, 
/**
 * Batches that were returned and not corrected yet.
 */
returned: number, 
/**
 * Values on which both sides differ and nobody has chosen.
 */
conflicts: number, 
/**
 * Things that came down and could not be taken in.
 */
stuck: number, 
/**
 * Things that came down and that a person has to decide about.
 */
proposals: number, };
export type OpenItem = { 
/**
 * What kind of thing: the ledger on screen.
 */
kind: string, 
/**
 * Its words.
 */
title: string, 
/**
 * Until when, and how it stands.
 */
detail: string, };
export type OwnLedger = { 
/**
 * Name in code.
 */
ledger: string, 
/**
 * Name on screen.
 */
title: string, 
/**
 * Records in it.
 */
records: number, 
/**
 * The file from which it was made.
 */
source: string | null, 
/**
 * Name of that file where it was kept to be filled in place.
 */
template: string | null, 
/**
 * When it was put away; it is in use where this is not said.
 */
deleted: string | null, 
/**
 * The record that defines it.
 */
id: string, 
/**
 * What it is.
 */
definition: LedgerDefinition, };
export type Page = { 
/**
 * Records that fit, over all pages.
 */
total: number, 
/**
 * This page.
 */
rows: Array<Row>, 
/**
 * Where the next page starts.
 */
next: string | null, };
export type Pages = { 
/**
 * One SVG image a page.
 */
pages: Array<string>, 
/**
 * What could not be shown, in words for the clerk.
 */
notes: Array<string>, };
export type Pasted = { 
/**
 * As HTML.
 */
html?: string, 
/**
 * As text with tabs.
 */
text?: string, };
export type Person = { 
/**
 * What she is called.
 */
name: string, 
/**
 * What she does here.
 */
role: 'clerk' | 'reviewer' | 'leader', };
export type Progress = { 
/**
 * What is being done.
 */
label: string, 
/**
 * How many are done.
 */
done: number, 
/**
 * Of how many, where that is known.
 */
total: number | null, };
export type PublicationChange = { 
/**
 * Its number in the report.
 */
index: number, 
/**
 * What is put there.
 */
with: string, };
export type PublicationCopy = { 
/**
 * Its SHA-256.
 */
digest: string, 
/**
 * Findings that were replaced.
 */
replaced: number, 
/**
 * What is still in it, in words.
 */
left: Array<string>, 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its size in bytes.
 */
size: number, };
export type PublicationCount = { 
/**
 * The kind on screen.
 */
title: string, 
/**
 * How many.
 */
count: number, };
export type PublicationFinding = { 
/**
 * Its number, by which a copy names it.
 */
index: number, 
/**
 * What it is.
 */
kind: string, 
/**
 * That on screen.
 */
title: string, 
/**
 * How much it weighs.
 */
grade: 'stops' | 'sure' | 'doubtful', 
/**
 * Where it lies, in words.
 */
place: string, 
/**
 * The line, paragraph or row, counted from 1; null where it lies in none.
 */
line: number | null, 
/**
 * Where it begins there, in characters.
 */
from: number, 
/**
 * Where it ends.
 */
to: number, 
/**
 * What stands before it.
 */
before: string, 
/**
 * What it is.
 */
found: string, 
/**
 * What stands behind it.
 */
after: string, 
/**
 * What could stand there instead.
 */
replacement: string | null, 
/**
 * What a person should know about it.
 */
note: string | null, };
export type PublicationOutcome = { 
/**
 * The decision.
 */
decision: 'publish' | 'redacted' | 'stopped', 
/**
 * SHA-256 of the copy that is published instead.
 */
copy_digest?: string, 
/**
 * What else there is to say.
 */
remarks?: string, 
/**
 * A staged file's token, or a path.
 */
file?: string, 
/**
 * The text, where there is no file.
 */
text?: string, 
/**
 * The name that the clerk knows it by.
 */
name: string, };
export type PublicationRedaction = { 
/**
 * A staged file's token, or a path.
 */
file: string, 
/**
 * Its name as the clerk knows it.
 */
name: string, 
/**
 * The digest of the file as it was checked.
 */
digest?: string, 
/**
 * What is put in place of which findings; without it, every sure one gets what is suggested.
 */
replace?: Array<PublicationChange>, 
/**
 * Kinds of what is left out; without it, all that can be.
 */
remove: string[], 
/**
 * Where to write, for the command line; the export folder where not given.
 */
path?: string, };
export type PublicationReport = { 
/**
 * True where it may be published as it is.
 */
ok: boolean, 
/**
 * True where it must not be published at all.
 */
stops: boolean, 
/**
 * SHA-256 of what was looked through.
 */
digest: string, 
/**
 * How many of each kind.
 */
counts: Array<PublicationCount>, 
/**
 * Each finding, in the order of the places.
 */
findings: Array<PublicationFinding>, 
/**
 * What a file carries along unseen.
 */
traces: Array<PublicationTrace>, 
/**
 * What could not be looked into, in words.
 */
unseen: Array<string>, };
export type PublicationSource = { 
/**
 * A staged file's token, or a path.
 */
file?: string, 
/**
 * The text, where there is no file.
 */
text?: string, 
/**
 * The name that the clerk knows it by.
 */
name: string, };
export type PublicationTrace = { 
/**
 * What it is.
 */
kind: string, 
/**
 * That on screen.
 */
title: string, 
/**
 * Which ones.
 */
detail: string, 
/**
 * True where a copy can be made without it.
 */
removable: boolean, };
export type ReadNumber = { 
/**
 * Where: `3.1.7`.
 */
place: string, 
/**
 * The number.
 */
value: string, };
export type ReceivedLine = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it is, in code.
 */
kind: string, 
/**
 * What it is.
 */
title: string, 
/**
 * What it is called.
 */
name: string | null, 
/**
 * When it came, RFC 3339.
 */
at: string, 
/**
 * What was made of it; null while it waits.
 */
outcome: Record<string, unknown> | null, 
/**
 * Why nothing could be made of it, and what to do.
 */
failure: string | null, 
/**
 * Values in it that the unit has changed too.
 */
conflicts: Array<BatchConflict>, };
export type Reckoning = { 
/**
 * The day of receipt.
 */
received: string, 
/**
 * Why it is that, where the channel is known.
 */
why: string | null, 
/**
 * The last lawful day of the reply; null while a correction or a payment is awaited.
 */
due: string | null, 
/**
 * Working days of the period.
 */
allowed: number, 
/**
 * Working days used.
 */
days_used: number, 
/**
 * Working days left; negative where it is late.
 */
days_left: number, 
/**
 * True where a year without a calendar was touched.
 */
provisional: boolean, 
/**
 * True where others are awaited, so that the date may move.
 */
open: boolean, 
/**
 * True where the reply is late, or was.
 */
overdue: boolean, 
/**
 * The computation by stretches.
 */
lines: Array<ClockLine>, 
/**
 * The same day by day.
 */
days: Array<ClockDay>, 
/**
 * The clocks beside it.
 */
sides: Array<SideClock>, 
/**
 * What has to be looked at.
 */
findings: Array<ClockFinding>, 
/**
 * What the computation takes for granted and a person must check.
 */
unconfirmed: Array<string>, 
/**
 * All of it in words, a line each.
 */
sheet: Array<string>, };
export type RecordChange = { 
/**
 * The record.
 */
id: string, 
/**
 * Its new values.
 */
fields: Record<string, unknown>, };
export type RecordFinding = { 
/**
 * Name of the check.
 */
rule: string, 
/**
 * True where the ledger refuses it.
 */
blocking: boolean, 
/**
 * The field to mend.
 */
field: string, 
/**
 * What is wrong and what to do.
 */
reason: string, 
/**
 * The article or notice that says so.
 */
source: string, };
export type Recovery = { 
/**
 * In groups of five.
 */
code: string, };
export type RegisterLine = { 
/**
 * The record.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its number.
 */
doc_no: string, 
/**
 * What is said about it.
 */
words: string, 
/**
 * True where the ledger would refuse it today.
 */
blocking: boolean, };
export type Rejected = { 
/**
 * Name of the sheet.
 */
sheet: string, 
/**
 * Row number as Excel shows it.
 */
row: number, 
/**
 * Column letter as Excel shows it.
 */
column: string | null, 
/**
 * What stands there.
 */
value: string | null, 
/**
 * Code of the rule.
 */
code: string, 
/**
 * Why, and what to do.
 */
message: string, };
export type ReportCheck = { 
/**
 * What is asked.
 */
words: string, 
/**
 * Who asks it.
 */
source: string, 
/**
 * Whether it is so.
 */
done: boolean, };
export type ReportComparison = { 
/**
 * What it is.
 */
title: string, 
/**
 * In the year.
 */
now: number, 
/**
 * In the year before; nothing where nothing is known of it.
 */
last: number | null, };
export type ReportFinding = { 
/**
 * What it is about.
 */
kind: 'identity' | 'carried' | 'late' | 'stale' | 'figure' | 'kind' | 'typed', 
/**
 * True where the report should not go out like this.
 */
blocking: boolean, 
/**
 * The number that it speaks of, as `3.1.7`.
 */
place: string | null, 
/**
 * What is wrong and what to do.
 */
words: string, };
export type ReportLabels = { 
/**
 * Table two, number by number: article, item, head.
 */
acts: Array<[string, string, string]>, 
/**
 * The columns of table three.
 */
columns: Array<string>, 
/**
 * The rows of table three: group and words.
 */
rows: Array<[string | null, string]>, 
/**
 * Table four, number by number: group and head.
 */
remedies: Array<[string, string]>, };
export type ReportName = { 
/**
 * The name.
 */
name: string, 
/**
 * What it is.
 */
what: string, 
/**
 * What it stands for.
 */
value: string, };
export type ReportNumber = { 
/**
 * Where: `3.1.7` is table three, row one, column seven.
 */
place: string, 
/**
 * The same in words.
 */
words: string, 
/**
 * What stands in the report; nothing where table two has nothing yet.
 */
value: string | null, 
/**
 * What the ledgers come to now.
 */
computed: string | null, 
/**
 * The correction by hand.
 */
correction: NumberCorrection | null, 
/**
 * The ledger of the records behind it.
 */
ledger: string, 
/**
 * The conditions that find them.
 */
filters: Array<Filter>, };
export type ReportSection = { 
/**
 * Its name in code.
 */
name: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its text with names in braces.
 */
text: string, 
/**
 * True where the clerk wrote it; else it is what the form begins with.
 */
own: boolean, 
/**
 * Its words with the numbers in place; empty where the text is not understood.
 */
words: string, 
/**
 * What is wrong with the text.
 */
error: string | null, 
/**
 * The names that it binds.
 */
binds: Array<string>, };
export type RequestCharge = { 
/**
 * Requests of the same applicant in the same month of the calendar that came before.
 */
before: number, 
/**
 * How many requests this one is.
 */
items: number, 
/**
 * By the number of requests.
 */
by_items: Fee, 
/**
 * Pages that are supplied.
 */
pages: number, 
/**
 * By the number of pages.
 */
by_pages: Fee, };
export type RequestEntry = { 
/**
 * `started`, `corrected` and so on.
 */
kind: string, 
/**
 * The same in Chinese.
 */
title: string, 
/**
 * The day.
 */
from: string, 
/**
 * When the other side answered.
 */
to: string | null, 
/**
 * When our letter reached the other side.
 */
reached: string | null, 
/**
 * Working days that were granted.
 */
days: number | null, 
/**
 * True where an answer of the other side can come.
 */
answerable: boolean, 
/**
 * Who the other side is, masked; null where the step does not name it.
 */
other: string | null, 
/**
 * The step that told of it.
 */
step: string | null, };
export type RequestEvent = { 
/**
 * Name in code.
 */
name: string, 
/**
 * The button.
 */
title: string, 
/**
 * Why it may not happen now; empty where it may.
 */
why: string, 
/**
 * True where it belongs to the state at which the case stands, whether or not it may happen.
 */
here: boolean, 
/**
 * What it is among those that may happen: the usual next, what turns up, what ends the case.
 */
turn: 'next' | 'aside' | 'exit', 
/**
 * What it means for the clock, where there is no choice.
 */
clock: string | null, 
/**
 * The article behind it.
 */
article: string, 
/**
 * What it means for the clock, where there is a choice: name and words.
 */
clocks: Array<[string, string]>, 
/**
 * What can be said to it.
 */
asks: Array<string>, 
/**
 * What must be said to it.
 */
needs: Array<string>, };
export type RequestFile = { 
/**
 * The record.
 */
row: Row, 
/**
 * Where it stands, in words.
 */
state: string, 
/**
 * Who does what is to be done there: name and title; null where it is closed.
 */
by: [string, string] | null, 
/**
 * What was done, the oldest first.
 */
steps: Array<Row>, 
/**
 * The clock; null where the day of receipt is not known.
 */
clock: Reckoning | null, 
/**
 * The entries of the clock, the receipt first.
 */
entries: Array<RequestEntry>, 
/**
 * What the workflow knows, what may happen now first.
 */
events: Array<RequestEvent>, 
/**
 * What must be kept with a case of this outcome.
 */
keeps: Array<string>, 
/**
 * Earlier requests of the same applicant.
 */
earlier: Array<EarlierRequest>, 
/**
 * What has to be checked by a person, since no published text confirms it.
 */
unconfirmed: Array<string>, 
/**
 * How it stands today.
 */
lamp: LampInfo, };
export type RequestPage = { 
/**
 * Cases that fit, over all pages.
 */
total: number, 
/**
 * This page.
 */
rows: Array<RequestRow>, 
/**
 * Where the next page starts.
 */
next: string | null, 
/**
 * The conditions of what is listed, for paper.
 */
filters: Array<Filter>, 
/**
 * How many there are in each part, whatever is searched for.
 */
counts: Record<RequestView, number>, };
export type RequestPreview = { 
/**
 * The day of receipt, and why it is that.
 */
received: string | null, 
/**
 * Why, or which day is still missing.
 */
why: string, 
/**
 * The field of the day that is missing or wrong.
 */
field: string | null, 
/**
 * What somebody has to look at.
 */
remark: string | null, 
/**
 * Until when it has to be answered.
 */
due: string | null, 
/**
 * How that was counted.
 */
due_note: string, 
/**
 * The number that it would get.
 */
number: string | null, 
/**
 * Earlier requests of the same applicant.
 */
earlier: Array<EarlierRequest>, };
export type RequestRow = Row & { _lamp: LampInfo };
export type RequestView = "open" | "soon" | "overdue" | "done" | "all";
export type RequestWorkflow = { 
/**
 * The steps in which somebody has something to do.
 */
steps: Array<WorkflowStep>, 
/**
 * Who may do a step: name and title.
 */
roles: Array<[string, string]>, 
/**
 * What has to be checked by a person.
 */
unconfirmed: Array<string>, };
export type RequiredProcedure = { 
/**
 * What it is about.
 */
matter: string, 
/**
 * Who asks for it.
 */
source: string, 
/**
 * The one in force; none where it is missing.
 */
id: string | null, 
/**
 * Its name.
 */
name: string | null, 
/**
 * One that is being drafted, where none is in force.
 */
drafting: boolean, };
export type Rescue = { 
/**
 * The kind of fault: `damaged`, `newer`, `busy`, `io`; nothing where the ledger is open.
 */
code: string | null, 
/**
 * What happened, in words.
 */
message: string | null, 
/**
 * The data folder.
 */
data_dir: string, 
/**
 * The backups, the newest first. Each was checked when it was made.
 */
backups: Array<BackupLine>, };
export type RescueExport = { 
/**
 * The files.
 */
files: Array<FileOut>, 
/**
 * Records in them.
 */
records: number, 
/**
 * Titles of ledgers of which a part could not be read.
 */
cut: Array<string>, };
export type Revealed = { 
/**
 * The record.
 */
id: string, 
/**
 * The values, in clear.
 */
fields: Record<string, unknown>, };
export type ReviewCampaign = { 
/**
 * The record.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The year.
 */
year: number, 
/**
 * When it began.
 */
opened: string, 
/**
 * By when every document has its verdict.
 */
due: string, 
/**
 * Why that day was moved the last time.
 */
due_reason: string | null, 
/**
 * When it was closed; null while it is under way.
 */
closed: string | null, 
/**
 * Who approved its summary.
 */
approver: string | null, 
/**
 * What the summary says.
 */
summary: string | null, 
/**
 * How urgent it is.
 */
lamp: LampInfo, 
/**
 * Documents without a verdict.
 */
left: number, 
/**
 * Documents with one.
 */
done: number, 
/**
 * 维持原属性
 */
keep: number, 
/**
 * 转为主动公开
 */
publish: number, 
/**
 * 部分公开
 */
publish_part: number, 
/**
 * How `record.list` finds what is left, in the ledger `document`.
 */
left_filters: Array<Filter>, 
/**
 * Its order, which an index serves.
 */
left_sort: Array<SortBy>, 
/**
 * How `record.list` finds the verdicts, in the ledger `review_item`.
 */
done_filters: Array<Filter>, };
export type ReviewState = { 
/**
 * Years that were or are being reviewed, the newest first.
 */
years: Array<number>, 
/**
 * The campaign; null where there is none yet.
 */
campaign: ReviewCampaign | null, 
/**
 * Those that were opened by mistake and taken back, the newest first.
 */
cancelled: Array<CancelledReview>, };
export type Row = { id: string } & Record<string, unknown>;
export type Said = { 
/**
 * The question.
 */
question: string, 
/**
 * The answer.
 */
answer: string, };
export type SchemaInfo = { ledger: string, title: string, label: string, key: Array<string>, sort: Array<SortBy>, form: string | null, program: boolean, 
/**
 * Defined by the unit itself.
 */
own: boolean, group: string, purpose: string | null, teaching: string | null, fields: Array<FieldInfo>, };
export type SectionText = { 
/**
 * The year.
 */
year: number, 
/**
 * The section.
 */
section: string, 
/**
 * The text with names in braces; what the form begins with where not given.
 */
text?: string, };
export type SheetCounts = { 
/**
 * All.
 */
all: number, 
/**
 * Those that concern the unit.
 */
ours: number, 
/**
 * Done.
 */
done: number, 
/**
 * Under way.
 */
in_progress: number, 
/**
 * Not begun.
 */
not_started: number, 
/**
 * Past their day and not done.
 */
overdue: number, };
export type SideClock = { 
/**
 * The entry that it belongs to, from the receipt at nought.
 */
at: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * Its last day; null while that is not known.
 */
due: string | null, 
/**
 * The day on which it was met.
 */
met: string | null, 
/**
 * True where it was missed.
 */
missed: boolean, 
/**
 * What it asks for, and what follows from silence.
 */
words: string, 
/**
 * The article behind it.
 */
article: string, };
export type SignOff = { 
/**
 * Its own record.
 */
id: string, 
/**
 * Looking over, or signing.
 */
step: 'review' | 'sign', 
/**
 * What was decided.
 */
result: 'agree' | 'return', 
/**
 * In her words.
 */
opinion: string | null, 
/**
 * Who.
 */
by: string, 
/**
 * The day, `2026-11-21`.
 */
at: string, 
/**
 * The record is still what was signed.
 */
current: boolean, };
export type SortBy = { 
/**
 * Column name.
 */
field: string, 
/**
 * Largest first.
 */
descending: boolean, };
export type StatisticLine = { 
/**
 * What is counted: 主动公开.
 */
title: string, 
/**
 * The year's quarters.
 */
quarters: Array<StatisticNumber>, 
/**
 * What belongs to the year and to no quarter.
 */
loose: StatisticNumber, 
/**
 * The year and those before it, the earliest first.
 */
years: Array<StatisticNumber>, 
/**
 * All records, of whatever year.
 */
all: StatisticNumber, };
export type StatisticNumber = { 
/**
 * For a chart; nothing where there is nothing to divide by.
 */
value: number | null, 
/**
 * As it is shown: `12`, `92.3%`, `—`.
 */
text: string, 
/**
 * Of a share, what was divided: `12/13`.
 */
of: string | null, 
/**
 * Records that were counted.
 */
records: number, 
/**
 * The conditions of the records behind it; nothing where a list cannot ask for them.
 */
filters: Array<Filter> | null, };
export type StatisticTable = { 
/**
 * Its name within the ledger; empty for the number of records.
 */
name: string, 
/**
 * What it is.
 */
title: string, 
/**
 * True for shares of a hundred.
 */
share: boolean, 
/**
 * True where what there is now is asked for, whenever it began: accounts, columns, units.
 */
standing: boolean, 
/**
 * The years of its columns, the earliest first.
 */
years: Array<number>, 
/**
 * Its lines.
 */
lines: Array<StatisticLine>, 
/**
 * What it should reach.
 */
target: StatisticTarget | null, };
export type StatisticTarget = { 
/**
 * In per cent, in this year.
 */
value: number, 
/**
 * The same in the years of the table.
 */
by_year: Array<number>, 
/**
 * The article or notice that says so.
 */
source: string, 
/**
 * Whether it is reached; nothing where there is nothing to judge.
 */
lamp: LampInfo | null, };
export type StepInfo = { 
/**
 * Its number.
 */
step: number, 
/**
 * Its words: 导入任务表.
 */
label: string, 
/**
 * When, RFC 3339.
 */
at: string, 
/**
 * Who.
 */
who: string, 
/**
 * Records that it touched.
 */
count: number, 
/**
 * Ledgers that it touched.
 */
touched: Array<string>, };
export type Suggested = { 
/**
 * So many times at least.
 */
times: number, 
/**
 * Within so many years.
 */
years: number, 
/**
 * The documents, the most wanted first.
 */
documents: Array<SuggestedDocument>, };
export type SuggestedDocument = { 
/**
 * The record.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its number.
 */
doc_no: string, 
/**
 * How often it was asked for.
 */
asked: number, 
/**
 * The last time.
 */
last: string, 
/**
 * True where publishing it is suggested.
 */
suggested: boolean, };
export type SyncCame = { 
/**
 * What they are, in code.
 */
kind: string, 
/**
 * What they are.
 */
title: string, 
/**
 * How many.
 */
count: number, };
export type SyncDone = { 
/**
 * Numbers of the batches of which a receipt was kept.
 */
receipts: Array<string>, 
/**
 * Things that came down, known ones too.
 */
items: number, 
/**
 * What of them is new, by kinds. Receipts are told by their batches.
 */
came: Array<SyncCame>, 
/**
 * What did not work, each with its reason and what to do.
 */
failures: Array<SyncFailure>, };
export type SyncFailure = { 
/**
 * Number of the batch that it concerns; null for what came down.
 */
number: string | null, 
/**
 * What happened and what to do.
 */
message: string, };
export type TargetSum = { 
/**
 * What it is.
 */
title: string, 
/**
 * How much.
 */
text: string, 
/**
 * Whether the target is reached.
 */
lamp: LampInfo | null, };
export type TaskEntry = { 
/**
 * The record; empty where nothing was written yet.
 */
id: string, 
/**
 * The task.
 */
task: string, 
/**
 * 2026年第三季度.
 */
period: string, 
/**
 * Last day.
 */
due: string | null, 
/**
 * State in this period.
 */
state: string, 
/**
 * What was done.
 */
progress: string | null, 
/**
 * Files and links.
 */
evidence: Array<Attachment>, 
/**
 * How urgent it is.
 */
_lamp: LampInfo, };
export type TaskRow = Row & { _lamp: LampInfo; _entry: TaskEntry | null };
export type TaskSheet = { 
/**
 * The heading on the paper.
 */
title: string, 
/**
 * All notices with their counts.
 */
notices: Array<NoticeInfo>, 
/**
 * The tasks, in the order of the paper.
 */
rows: Array<TaskRow>, 
/**
 * How many fit, also those beyond the sheet's limit.
 */
total: number, 
/**
 * Of the notice, over all filters.
 */
counts: SheetCounts, };
export type TaskSheetRequest = { 
/**
 * Of this notice.
 */
notice?: string, 
/**
 * Whose.
 */
filter?: 'all' | 'ours' | 'lead', 
/**
 * In this state, or `overdue`.
 */
state?: string, 
/**
 * Due on or before this day.
 */
due_before?: string, 
/**
 * Text that must stand somewhere in the task.
 */
search?: string, };
export type TemplateColumn = { 
/**
 * As it stands between the braces.
 */
name: string, 
/**
 * For example.
 */
example: string, };
export type TemplateInfo = { 
/**
 * The kind of letter.
 */
kind: string, 
/**
 * What the letter is called.
 */
title: string, 
/**
 * For whom it is, in words.
 */
to: string, 
/**
 * The version in use.
 */
version: string, 
/**
 * True where it is the office's own.
 */
own: boolean, 
/**
 * How many versions the office has brought in.
 */
versions: number, 
/**
 * When the version in use was brought in.
 */
day: string | null, 
/**
 * Names that the law wants in it.
 */
needs: Array<string>, };
export type TemplateList = { 
/**
 * As it stands after 逐行.
 */
name: string, 
/**
 * What its rows are.
 */
meaning: string, 
/**
 * What each row has.
 */
columns: Array<TemplateColumn>, };
export type TemplateName = { 
/**
 * As it stands between the braces.
 */
name: string, 
/**
 * The heading under which it is listed.
 */
group: string, 
/**
 * What it stands for.
 */
meaning: string, 
/**
 * For example.
 */
example: string, 
/**
 * True where the clerk is asked for it.
 */
asked: boolean, };
export type TemplateNames = { 
/**
 * Words, by heading.
 */
names: Array<TemplateName>, 
/**
 * Lists whose rows are repeated.
 */
lists: Array<TemplateList>, };
export type TemplateTaken = { 
/**
 * The template.
 */
template: TemplateInfo, 
/**
 * What the law wants in such a letter and this template does not have.
 */
lacks: Array<string>, };
export type TextSpan = { 
/**
 * The first character.
 */
start: number, 
/**
 * Behind the last character.
 */
end: number, };
export type Today = { 
/**
 * Today, `2026-11-21`.
 */
date: string, 
/**
 * What is to be done, the most urgent first: group after group.
 */
lines: Array<TodayLine>, 
/**
 * The groups that have any, in the order of their lines.
 */
groups: Array<TodayGroup>, 
/**
 * How many things there are in each ledger that has any.
 */
ledgers: { [key in string]: number }, 
/**
 * Tasks that concern the unit, by state.
 */
counts: TodayCounts, 
/**
 * The year whose working calendar should be brought in.
 */
calendar: number | null, };
export type TodayCounts = { 
/**
 * Past their day.
 */
overdue: number, 
/**
 * Due within seven days.
 */
due_soon: number, 
/**
 * Not done.
 */
open: number, 
/**
 * Done.
 */
done: number, 
/**
 * All that concern the unit.
 */
ours: number, };
export type TodayGroup = { 
/**
 * Which.
 */
name: 'overdue' | 'waiting' | 'today' | 'week' | 'later', 
/**
 * Its heading.
 */
title: string, 
/**
 * How many of the lines are its own.
 */
shown: number, 
/**
 * How many things there are.
 */
count: number, 
/**
 * Where all of them are, where not all are shown: ledger by ledger.
 */
ledgers: Array<TodayLedger>, };
export type TodayLedger = { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The ledger on screen.
 */
title: string, 
/**
 * How many there are.
 */
count: number, 
/**
 * How `record.list` finds them; null where no list does.
 */
filters: Array<Filter> | null, };
export type TodayLine = { 
/**
 * Where the record stands.
 */
ledger: string, 
/**
 * Which record; empty where the ledger as a whole is meant.
 */
id: string, 
/**
 * Its words.
 */
title: string, 
/**
 * How urgent it is.
 */
lamp: LampInfo, 
/**
 * When, and how it concerns the unit.
 */
detail: string, };
export type Unit = { 
/**
 * Its record in the directory.
 */
id: string, 
/**
 * Its full name.
 */
name: string, 
/**
 * The county.
 */
county: string, 
/**
 * Other names by which notices call it.
 */
aliases: Array<string>, 
/**
 * Groups that it belongs to: 县直各有关单位.
 */
groups: Array<string>, };
export type UnitRequest = { 
/**
 * Its full name.
 */
name: string, 
/**
 * The county.
 */
county: string, 
/**
 * Other names.
 */
aliases: Array<string>, 
/**
 * Groups.
 */
groups: Array<string>, };
export type WorkflowStep = { 
/**
 * Name in code.
 */
state: string, 
/**
 * What the clerk reads.
 */
title: string, 
/**
 * Who does it.
 */
by: string, 
/**
 * Working days that it may take; null where it depends on others.
 */
days: number | null, };
export type WorkingDays = { 
/**
 * The last of them.
 */
due: string, 
/**
 * True where a year without a calendar was touched: the day may still move.
 */
provisional: boolean, 
/**
 * Every day on the way.
 */
days: Array<CountedDay>, };
export type YearShare = { 
/**
 * The year.
 */
year: number, 
/**
 * 主动公开
 */
proactive: number, 
/**
 * 依申请公开
 */
on_request: number, 
/**
 * 不予公开
 */
withheld: number, 
/**
 * Not determined.
 */
undetermined: number, 
/**
 * What is not proactive, in per cent of what is determined.
 */
percent: number | null, 
/**
 * Change against the year before, in percentage points.
 */
change: number | null, };
export type YearlyRow = { 
/**
 * The article that asks for it.
 */
article: string, 
/**
 * What it counts.
 */
item: string, 
/**
 * The record; none where the row is missing.
 */
id: string | null, 
/**
 * Made this year.
 */
made: number | null, 
/**
 * Repealed this year.
 */
repealed: number | null, 
/**
 * In force at its end.
 */
in_force: number | null, 
/**
 * Decisions of this year.
 */
decisions: number | null, 
/**
 * What was charged, in ten thousand yuan.
 */
amount: string | null, 
/**
 * What has to be looked at.
 */
notes: Array<string>, };
export type YearlyTable = { 
/**
 * The year.
 */
year: number, 
/**
 * Its six rows.
 */
rows: Array<YearlyRow>, };

export interface Commands {
  'desk.status': { request: Record<symbol, never>; response: DeskStatus };
  'desk.start': { request: { 
/**
 * Its full name.
 */
unit: string, 
/**
 * The county.
 */
county: string, 
/**
 * Other names by which notices call it.
 */
aliases: Array<string>, 
/**
 * Groups that it belongs to.
 */
groups: Array<string>, }; response: Unit };
  'desk.sample': { request: Record<symbol, never>; response: Unit };
  'desk.end_sample': { request: Record<symbol, never>; response: number };
  'desk.schemas': { request: Record<symbol, never>; response: { 
/**
 * The ledgers.
 */
schemas: Array<SchemaInfo>, 
/**
 * The forms.
 */
forms: Array<FormInfo>, } };
  'desk.today': { request: Record<symbol, never>; response: Today };
  'desk.month': { request: { 
/**
 * `2026-11`; the present one where not given.
 */
month?: string, }; response: Month };
  'desk.ics': { request: { 
/**
 * Where to write, for the command line; the export folder where not given.
 */
path?: string, }; response: CalendarFile };
  'desk.print_today': { request: { 
/**
 * Where to write, `.docx` or `.pdf`, for the command line; both in the export folder where not
 * given.
 */
path?: string, }; response: Array<FileOut> };
  'record.list': { request: ListRequest; response: Page };
  'record.show': { request: { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The record.
 */
id: string, }; response: Row };
  'record.reveal': { request: { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The records.
 */
ids: Array<string>, 
/**
 * The columns; all columns of personal data where not given.
 */
fields?: Array<string>, }; response: Array<Revealed> };
  'record.add': { request: { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * Its fields; those that are not named are empty.
 */
fields: Record<string, unknown>, }; response: Row };
  'record.set': { request: { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The records and their new values.
 */
changes: Array<RecordChange>, 
/**
 * Words for the step, for example 粘贴 12 格.
 */
label?: string, }; response: Array<Row> };
  'record.delete': { request: { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The records.
 */
ids: Array<string>, }; response: number };
  'record.restore': { request: { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The records.
 */
ids: Array<string>, }; response: number };
  'record.check': { request: { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The record.
 */
id: string, }; response: Array<RecordFinding> };
  'record.history': { request: { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The record.
 */
id: string, }; response: Array<HistoryEntry> };
  'search.everywhere': { request: { 
/**
 * A piece of text, part of a document number, or initials of pinyin.
 */
text: string, 
/**
 * Records shown of each ledger, at most 100.
 */
limit?: number, }; response: { 
/**
 * The ledgers in which something was found.
 */
groups: Array<FoundGroup>, 
/**
 * How far the attachments have been read.
 */
reading: FilesRead, } };
  'step.undo': { request: Record<symbol, never>; response: StepInfo | null };
  'step.redo': { request: Record<symbol, never>; response: StepInfo | null };
  'step.list': { request: { 
/**
 * At most this many, and at most 500.
 */
limit: number, }; response: Array<StepInfo> };
  'attachment.add': { request: { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The record.
 */
id: string, 
/**
 * The attachments column.
 */
field: string, 
/**
 * A staged file's token, or a path.
 */
file: string, 
/**
 * The name that the clerk knows it by.
 */
name: string, }; response: Row };
  'attachment.open': { request: { 
/**
 * Its digest.
 */
digest: string, 
/**
 * The name that the copy gets.
 */
name: string, }; response: FileOut };
  'attachment.preview': { request: { 
/**
 * Its digest.
 */
digest: string, }; response: Pages };
  'attachment.print': { request: { 
/**
 * Its digest.
 */
digest: string, 
/**
 * Its name; the PDF is called by it.
 */
name: string, }; response: FileOut };
  'custom.preview': { request: { 
/**
 * A staged file's token, or a path.
 */
file?: string, 
/**
 * A table from the clipboard.
 */
pasted?: Pasted, 
/**
 * Its name as the clerk knows it.
 */
name?: string, 
/**
 * Which sheet, from 0; the first that a ledger could be made of where not given.
 */
sheet?: number, }; response: LedgerProposal };
  'custom.list': { request: Record<symbol, never>; response: Array<OwnLedger> };
  'custom.create': { request: { 
/**
 * The ledger.
 */
definition: LedgerDefinition, 
/**
 * For each of its columns the place in the sheet, from 0, in the same order.
 */
places?: Array<number | null>, 
/**
 * The file: a staged token, or a path.
 */
file?: string, 
/**
 * Its name as the clerk knows it.
 */
name?: string, 
/**
 * The table, where it came from the clipboard.
 */
pasted?: Pasted, 
/**
 * Which sheet of it, from 0; the first with a header where not given.
 */
sheet?: number, 
/**
 * True to keep the file, so that it can be filled in place.
 */
keep?: boolean, 
/**
 * True to bring in its rows with it, in the same step.
 */
rows?: boolean, }; response: CreatedLedger };
  'custom.change': { request: { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The whole of it; every column that it has must be there.
 */
definition: LedgerDefinition, }; response: LedgerDefinition };
  'custom.remove': { request: { 
/**
 * The ledger.
 */
ledger: string, }; response: number };
  'custom.restore': { request: { 
/**
 * The record that defines it.
 */
id: string, }; response: string };
  'import.preview': { request: ImportRequest; response: ImportPlan };
  'import.commit': { request: ImportRequest; response: ImportPlan };
  'notice.read': { request: NoticeAsked; response: { 
/**
 * The mended text; all places are characters of it.
 */
text: string, 
/**
 * What was read in it.
 */
notice: NoticeRead, 
/**
 * For each thing to hand in, the title of the desk's form for it; null where there is none.
 */
forms: Array<string | null>, 
/**
 * True where the text was longer than what is read.
 */
cut: boolean, } };
  'notice.plan': { request: NoticeDraft; response: NoticePlan };
  'notice.take': { request: NoticeDraft; response: NoticePlan };
  'notice.compare': { request: { 
/**
 * The notice from above.
 */
superior: NoticeAsked, 
/**
 * Our own.
 */
ours: NoticeAsked, }; response: NoticeComparison };
  'notice.keep': { request: { 
/**
 * The text and the draft as the page holds them; null where it is taken or thrown away.
 */
draft: unknown, }; response: null };
  'notice.kept': { request: Record<symbol, never>; response: NoticeKept };
  'form.export': { request: { 
/**
 * The form.
 */
form: string, 
/**
 * All of these must hold.
 */
filters?: Array<Filter>, 
/**
 * Text that must stand somewhere in the record.
 */
search?: string, 
/**
 * `xlsx`, `docx`, `csv` or `pdf`.
 */
format: 'xlsx' | 'docx' | 'csv' | 'pdf', 
/**
 * What else the form's placeholders stand for.
 */
values?: Record<string, string>, 
/**
 * True for personal data in clear also where the form does not prescribe it.
 */
reveal?: boolean, 
/**
 * Where to write, for the command line; the export folder where not given.
 */
path?: string, }; response: FileOut };
  'form.preview': { request: { 
/**
 * The form.
 */
form: string, 
/**
 * All of these must hold.
 */
filters?: Array<Filter>, 
/**
 * Text that must stand somewhere in the record.
 */
search?: string, 
/**
 * What else the form's placeholders stand for.
 */
values?: Record<string, string>, }; response: { 
/**
 * One SVG image a page.
 */
pages: Array<string>, } };
  'form.fill': { request: { 
/**
 * The office's file: a staged token, a path, or `kept:` and the name of an own ledger for the
 * file from which that was made.
 */
template: string, 
/**
 * Its name as the clerk knows it.
 */
name: string, 
/**
 * The ledger whose rows go in.
 */
ledger: string, 
/**
 * All of these must hold.
 */
filters?: Array<Filter>, 
/**
 * What else placeholders stand for.
 */
values?: Record<string, string>, 
/**
 * Where to write, for the command line; the export folder where not given.
 */
path?: string, }; response: { 
/**
 * Cells that were filled.
 */
filled: number, 
/**
 * What was left alone, and why.
 */
messages: Array<string>, 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its size in bytes.
 */
size: number, } };
  'file.discard': { request: { 
/**
 * A staged file's token.
 */
file: string, }; response: null };
  'file.open': { request: { 
/**
 * Where it lies.
 */
path: string, }; response: null };
  'file.reveal': { request: { 
/**
 * Where it lies.
 */
path: string, }; response: null };
  'task.sheet': { request: TaskSheetRequest; response: TaskSheet };
  'task.entries': { request: { 
/**
 * The task.
 */
id: string, 
/**
 * The year; that of the task's notice where it is not given.
 */
year?: number, }; response: Array<TaskEntry> };
  'task.set_entry': { request: { 
/**
 * The task.
 */
task: string, 
/**
 * The period's name.
 */
period: string, 
/**
 * State, progress, evidence.
 */
fields: Record<string, unknown>, }; response: TaskEntry };
  'unit.set_own': { request: UnitRequest; response: Unit };
  'publication.check': { request: PublicationSource; response: PublicationReport };
  'publication.redact': { request: PublicationRedaction; response: PublicationCopy };
  'publication.save': { request: PublicationOutcome; response: Row };
  'attribute.ask': { request: { 
/**
 * The answers, in the order of the questions.
 */
answers: Array<string>, }; response: Asked };
  'attribute.determine': { request: { 
/**
 * The document.
 */
id: string, 
/**
 * The answers, in the order of the questions.
 */
answers: Array<string>, 
/**
 * The reason in the unit's own words; the usual one where not given.
 */
reason?: string, }; response: Row };
  'attribute.by_letter': { request: { 
/**
 * The document.
 */
id: string, 
/**
 * The attribute, by name or in Chinese.
 */
attribute: string, 
/**
 * The letter's number.
 */
letter_no: string, 
/**
 * The letter's day.
 */
letter_date?: string, 
/**
 * The article that it names.
 */
basis?: string, 
/**
 * The reason that it gives.
 */
reason: string, }; response: Row };
  'attribute.change': { request: { 
/**
 * The document.
 */
id: string, 
/**
 * The new attribute, by name or in Chinese.
 */
to: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Who approved it.
 */
approver: string, 
/**
 * The article behind the new attribute, where it is not proactive.
 */
basis?: string, 
/**
 * When; today where not given.
 */
date?: string, }; response: Row };
  'document.register': { request: { 
/**
 * The year of the documents; all of them where not given.
 */
year?: number, }; response: DocumentRegister };
  'document.suggested': { request: { 
/**
 * One document, however often it was asked for.
 */
document?: string, }; response: Suggested };
  'document.note_asked': { request: { 
/**
 * The document.
 */
document: string, 
/**
 * When; today where not given.
 */
day?: string, 
/**
 * The kind of applicant, by name or in Chinese; never who it was.
 */
by?: string, 
/**
 * How the request came.
 */
source?: string, }; response: Row };
  'review.show': { request: { 
/**
 * The year; the newest where not given.
 */
year?: number, }; response: ReviewState };
  'review.open': { request: { 
/**
 * The year; this one where not given.
 */
year?: number, 
/**
 * By when every document has its verdict.
 */
due: string, 
/**
 * When it begins; today where not given.
 */
opened?: string, }; response: ReviewState };
  'review.set': { request: { 
/**
 * The documents; all that are left and meet the conditions where not given.
 */
documents?: Array<string>, 
/**
 * Conditions on what is left.
 */
filters?: Array<Filter>, 
/**
 * Text that must stand in it.
 */
search?: string, 
/**
 * `keep`, `publish` or `publish_part`, or the same in Chinese.
 */
outcome: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Who looked at them; whoever sits here where not given.
 */
reviewer?: string, 
/**
 * Who approved it.
 */
approver: string, 
/**
 * When; today where not given.
 */
day?: string, }; response: ReviewState };
  'review.set_due': { request: { 
/**
 * By when every document has its verdict.
 */
due: string, 
/**
 * Why the day is moved; the history keeps the reasons before it.
 */
reason: string, }; response: ReviewState };
  'review.cancel': { request: { 
/**
 * Why it is cancelled.
 */
reason: string, }; response: ReviewState };
  'review.close': { request: { 
/**
 * Who approved it.
 */
approver: string, 
/**
 * What the summary says.
 */
summary?: string, 
/**
 * When; today where not given.
 */
day?: string, }; response: ReviewState };
  'request.list': { request: { 
/**
 * Which part of the register.
 */
view: RequestView, 
/**
 * Only those received in this year; what is still open is listed whatever its year.
 */
year?: number, 
/**
 * All of these must hold too.
 */
filters?: Array<Filter>, 
/**
 * Text that must stand somewhere in the case.
 */
search?: string, 
/**
 * The `next` of the page before.
 */
after?: string, }; response: RequestPage };
  'request.preview': { request: { 
/**
 * The fields of the ledger `request`.
 */
fields: Record<string, unknown>, }; response: RequestPreview };
  'request.show': { request: { 
/**
 * The record.
 */
id: string, }; response: RequestFile };
  'request.step': { request: { 
/**
 * The case.
 */
id: string, 
/**
 * The event of the workflow.
 */
event: string, 
/**
 * When; today where not given.
 */
day?: string, 
/**
 * What it means for the clock, where the event leaves a choice: `third_party`, `other_agency`,
 * `joint_maker`.
 */
clock?: string, 
/**
 * Working days that are granted.
 */
days?: number, 
/**
 * When our letter reached the other side.
 */
reached?: string, 
/**
 * Who the other side is.
 */
other?: string, 
/**
 * Who approved it.
 */
approver?: string, 
/**
 * What there is to say.
 */
note?: string, 
/**
 * The letter by which it was done: it says to whom it went, where nothing else does.
 */
letter?: string, 
/**
 * Fields of the case that the event asks for.
 */
fields: Record<string, unknown>, }; response: RequestFile };
  'request.note': { request: { 
/**
 * The case.
 */
id: string, 
/**
 * The entry of its clock, counted from the receipt at nought; nothing for a mere note.
 */
entry?: number, 
/**
 * When our letter reached the other side.
 */
reached?: string, 
/**
 * When the other side answered.
 */
until?: string, 
/**
 * The day of the note; today where not given.
 */
day?: string, 
/**
 * What there is to say.
 */
note?: string, }; response: RequestFile };
  'request.charge': { request: { 
/**
 * The record.
 */
id: string, }; response: RequestCharge };
  'request.workflow': { request: Record<symbol, never>; response: RequestWorkflow };
  'request.set_step': { request: { 
/**
 * The state of the workflow.
 */
state: string, 
/**
 * `clerk`, `reviewer` or `leader`; as the program has it where not given.
 */
by?: string, 
/**
 * Working days; as the program has it where not given.
 */
days?: number, }; response: RequestWorkflow };
  'request.anonymise': { request: { 
/**
 * True to do it; else it is only said which cases are due.
 */
agree?: boolean, }; response: Anonymised };
  'interpretation.survey': { request: { 
/**
 * The year of the documents and of the publications; this one where not given.
 */
year?: number, }; response: InterpretationSurvey };
  'question.promote': { request: { 
/**
 * The consultation.
 */
id: string, 
/**
 * The question as the public reads it; the consultation's subject where not given.
 */
question?: string, 
/**
 * The answer; that of the consultation where not given.
 */
answer?: string, 
/**
 * Under which heading it stands.
 */
category?: string, 
/**
 * The policy behind the answer.
 */
basis?: string, 
/**
 * A question that is there already: it is asked once more, and nothing new is written.
 */
into?: string, }; response: Row };
  'catalogue.check': { request: { 
/**
 * The catalogue's year; that in force where not given.
 */
year?: number, 
/**
 * Items of this field only are listed; an empty text for those without one.
 */
field?: string, 
/**
 * Items in this state only are listed; where not given, all that are not fine.
 */
state?: 'never' | 'late' | 'due_soon' | 'unread' | 'fine' | 'skipped', }; response: CatalogueCheck };
  'catalogue.carry': { request: { 
/**
 * The year that has a catalogue.
 */
from: number, 
/**
 * The year that gets one.
 */
to: number, }; response: { 
/**
 * So many items.
 */
copied: number, } };
  'catalogue.compare': { request: { 
/**
 * The earlier catalogue.
 */
from: number, 
/**
 * The later one.
 */
to: number, }; response: CatalogueDifferences };
  'catalogue.print': { request: { 
/**
 * The earlier catalogue.
 */
from: number, 
/**
 * The later one.
 */
to: number, 
/**
 * `xlsx`, `docx` or `pdf`.
 */
format: 'xlsx' | 'docx' | 'csv' | 'pdf', 
/**
 * Where to write, for the command line; the export folder where not given.
 */
path?: string, }; response: FileOut };
  'calendar.list': { request: Record<symbol, never>; response: CalendarList };
  'calendar.days': { request: { 
/**
 * The day before the first that counts, `2026-09-29`.
 */
from: string, 
/**
 * How many working days.
 */
count: number, }; response: WorkingDays };
  'calendar.import': { request: { 
/**
 * A staged file's token, or a path.
 */
file: string, }; response: CalendarImported };
  'request.reckon': { request: { 
/**
 * The day of receipt; where a channel is given, the day that decides in it.
 */
received: string, 
/**
 * How it came in: `counter`, `post_signed`, `post_plain`, `internet` or `fax`.
 */
channel?: string, 
/**
 * What happened since, in the order of the days.
 */
events: Array<ClockEntry>, 
/**
 * On which day it is asked; today where not given.
 */
today?: string, }; response: Reckoning };
  'request.fee_of': { request: { 
/**
 * Requests of one applicant in one month of the calendar.
 */
items?: number, 
/**
 * Pages of one request.
 */
pages?: number, 
/**
 * How many requests of that month came before; with `items` only.
 */
before?: number, }; response: Fee };
  'limit.list': { request: Record<symbol, never>; response: Array<LimitInfo> };
  'limit.set': { request: { 
/**
 * Its name.
 */
name: string, 
/**
 * So many; the usual one again where not given.
 */
value?: number, }; response: Array<LimitInfo> };
  'statistic.all': { request: { 
/**
 * The year; the present one where not given.
 */
year?: number, }; response: Array<LedgerSum> };
  'statistic.show': { request: { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The year; the present one where not given.
 */
year?: number, }; response: LedgerStatistics };
  'statistic.export': { request: { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The statistic; empty for the number of records.
 */
name: string, 
/**
 * The year; the present one where not given.
 */
year?: number, 
/**
 * Where to write, for the command line; the export folder where not given.
 */
path?: string, }; response: FileOut };
  'statistic.picture': { request: { 
/**
 * The picture: a staged token.
 */
file: string, 
/**
 * What to call it, without its ending.
 */
name: string, }; response: FileOut };
  'progress.show': { request: Record<symbol, never>; response: Progress | null };
  'progress.cancel': { request: Record<symbol, never>; response: null };
  'draft.keep': { request: { 
/**
 * Text by the name of its place.
 */
drafts: { [key in string]: string }, }; response: null };
  'draft.list': { request: Record<symbol, never>; response: Drafts };
  'check.run': { request: Record<symbol, never>; response: CheckReport };
  'archive.make': { request: { 
/**
 * The year.
 */
year: number, 
/**
 * An empty folder, for the command line; one in the export folder where not given.
 */
folder?: string, }; response: Archived };
  'check.mend': { request: Record<symbol, never>; response: Mended };
  'check.print': { request: { 
/**
 * Where to write, for the command line; the export folder where not given.
 */
path?: string, }; response: FileOut };
  'event.list': { request: { 
/**
 * At most this many.
 */
limit?: number, 
/**
 * Only those before this number.
 */
before?: number, }; response: EventPage };
  'backup.list': { request: Record<symbol, never>; response: BackupList };
  'backup.make': { request: { 
/**
 * True for a file of its own in the export folder, with every attachment in it; otherwise the
 * backup goes to the data folder and the second folder.
 */
whole?: boolean, 
/**
 * Where to write that file, for the command line.
 */
path?: string, }; response: BackupMade };
  'backup.renew': { request: Record<symbol, never>; response: BackupsRenewed };
  'backup.set_second': { request: { 
/**
 * A folder on a USB stick or another disk; null for none.
 */
path: string | null, }; response: BackupState };
  'sign.list': { request: { 
/**
 * The ledger.
 */
ledger: string, 
/**
 * The record.
 */
id: string, }; response: Array<SignOff> };
  'sign.add': { request: { 
/**
 * Its ledger.
 */
ledger: string, 
/**
 * The record.
 */
id: string, 
/**
 * True to agree, false to send it back.
 */
agree: boolean, 
/**
 * In words; needed where it is sent back.
 */
opinion?: string, }; response: SignOff };
  'office.status': { request: Record<symbol, never>; response: OfficeStatus };
  'office.enrol': { request: { 
/**
 * Where the office is reached.
 */
office?: string, 
/**
 * The one-time code.
 */
code?: string, 
/**
 * Fingerprint of the office's certificate, where somebody has it on paper.
 */
fingerprint?: string, 
/**
 * The office's registration file instead: a staged token, or a path.
 */
file?: string, 
/**
 * What this machine is called, for the office to tell one from another.
 */
device?: string, 
/**
 * `ed25519-sha256` (usual) or `sm2-sm3`.
 */
suite?: string, }; response: OfficeStatus };
  'batch.check': { request: BatchScope; response: BatchPreview };
  'batch.new': { request: BatchScope; response: BatchLine };
  'batch.list': { request: Record<symbol, never>; response: Array<BatchLine> };
  'batch.show': { request: { 
/**
 * Its id or number.
 */
batch: string, }; response: BatchShown };
  'batch.export': { request: { 
/**
 * One batch, by id or number; all without a receipt where not given.
 */
batch?: string, 
/**
 * Where to write, for the command line; into the export folder where not given.
 */
path?: string, }; response: FileOut };
  'batch.receipt': { request: { 
/**
 * A staged file's token, or a path.
 */
file: string, }; response: SyncDone };
  'batch.received': { request: Record<symbol, never>; response: Array<ReceivedLine> };
  'batch.settle': { request: { 
/**
 * Number of the conflict.
 */
n: number, 
/**
 * `ours` or `theirs`.
 */
choose: 'ours' | 'theirs', }; response: null };
  'batch.decide': { request: { 
/**
 * Id of the thing that came.
 */
id: string, 
/**
 * True to take it, false to decline it or to put back what stood before it.
 */
take: boolean, }; response: null };
  'procedure.required': { request: Record<symbol, never>; response: Array<RequiredProcedure> };
  'assessment.show': { request: { 
/**
 * The year; this one where not given.
 */
year?: number, }; response: Assessment };
  'assessment.to_task': { request: { 
/**
 * The items.
 */
ids: Array<string>, 
/**
 * The last day, for items that name none.
 */
due?: string, }; response: Array<Row> };
  'yearly_figure.show': { request: { 
/**
 * The year; this one where not given.
 */
year?: number, }; response: YearlyTable };
  'annual_report.show': { request: { 
/**
 * The year; the one whose report is to be written now where not given.
 */
year?: number, }; response: AnnualReport };
  'annual_report.preview': { request: SectionText; response: ReportSection };
  'annual_report.pages': { request: { 
/**
 * The year; the one whose report is to be written now where not given.
 */
year?: number, }; response: Pages };
  'annual_report.export': { request: { 
/**
 * The year; the one whose report is to be written now where not given.
 */
year?: number, 
/**
 * Where to write, for the command line; the export folder where not given.
 */
path?: string, }; response: FileOut };
  'annual_report.print': { request: { 
/**
 * The year; the one whose report is to be written now where not given.
 */
year?: number, 
/**
 * Where to write, for the command line; the export folder where not given.
 */
path?: string, }; response: FileOut };
  'annual_report.check_file': { request: { 
/**
 * The file: a staged token, or a path on the command line.
 */
file: string, 
/**
 * What the clerk calls it; may tell the year.
 */
name?: string, 
/**
 * The report of the year before, the same way, to hold both together.
 */
last?: string, }; response: CheckedReport };
  'annual_report.write': { request: SectionText; response: ReportSection };
  'annual_report.correct': { request: { 
/**
 * The year.
 */
year: number, 
/**
 * Where: `3.1.7`.
 */
place: string, 
/**
 * The number; what was counted where not given.
 */
value?: string, 
/**
 * Why; must be said with a number.
 */
reason?: string, }; response: AnnualReport };
  'annual_report.date': { request: { 
/**
 * The year of the report.
 */
year: number, 
/**
 * The day on which it was submitted; none where it was not.
 */
submitted?: string, 
/**
 * The day on which it was published; none where it was not.
 */
published?: string, 
/**
 * Where it stands on the web.
 */
url?: string, }; response: AnnualReport };
  'annual_report.restate': { request: { 
/**
 * The year.
 */
year: number, 
/**
 * The explanation; empty takes it back where the report has not been submitted.
 */
words: string, }; response: AnnualReport };
  'annual_report.take': { request: { 
/**
 * The file: a staged token, or a path on the command line.
 */
file: string, 
/**
 * What the clerk calls it.
 */
name?: string, 
/**
 * The year of the report; what the file says where not given.
 */
year?: number, }; response: AnnualReport };
  'look_back.left': { request: { 
/**
 * The year into which they are carried; this one where not given.
 */
year?: number, }; response: LeftTasks };
  'look_back.carry': { request: { 
/**
 * The year; this one where not given.
 */
year?: number, }; response: Array<Row> };
  'handover.show': { request: Record<symbol, never>; response: Handover };
  'handover.make': { request: { 
/**
 * Who takes over; a sheet without a name is a draft, and nothing is written down.
 */
to?: string, 
/**
 * Who watches, where somebody does.
 */
witness?: string, 
/**
 * Where to write, `.docx` or `.pdf`, for the command line; both in the export folder where not
 * given.
 */
path?: string, }; response: HandoverMade };
  'letter.kinds': { request: { 
/**
 * The case.
 */
request: string, }; response: LetterKinds };
  'letter.course': { request: { 
/**
 * The case.
 */
request: string, }; response: Array<LetterCourse> };
  'letter.draft': { request: { 
/**
 * The case.
 */
request: string, 
/**
 * The kind of letter, by name or title.
 */
kind: string, 
/**
 * The step at which its addressee was asked, where several were; the last where not given.
 */
step?: string, 
/**
 * Its day; today where not given.
 */
dated?: string, 
/**
 * What the clerk says so far, by name.
 */
said?: Record<string, string>, }; response: LetterDraft };
  'letter.write': { request: { 
/**
 * Where to write a copy, for the command line.
 */
path?: string, 
/**
 * The case.
 */
request: string, 
/**
 * The kind of letter, by name or title.
 */
kind: string, 
/**
 * The step at which its addressee was asked, where several were; the last where not given.
 */
step?: string, 
/**
 * Its day; today where not given.
 */
dated?: string, 
/**
 * What the clerk says so far, by name.
 */
said?: Record<string, string>, }; response: LetterWritten };
  'letter.issue': { request: { 
/**
 * The letter.
 */
id: string, 
/**
 * How it was sent, by name or in Chinese.
 */
delivery?: string, 
/**
 * The number of the mail.
 */
tracking?: string, 
/**
 * When it arrived.
 */
delivered?: string, }; response: Row };
  'letter.void': { request: { 
/**
 * The letter.
 */
id: string, 
/**
 * Why.
 */
reason: string, }; response: Row };
  'letter.all': { request: { 
/**
 * The case.
 */
request: string, 
/**
 * One letter of it only.
 */
id?: string, 
/**
 * Into which folder, for the command line; one in the export folder where not given.
 */
path?: string, }; response: LettersOut };
  'letter.settings': { request: Record<symbol, never>; response: LetterSettings };
  'letter.set_settings': { request: { 
/**
 * Answers by name.
 */
said?: Record<string, string>, 
/**
 * Patterns by series; an empty one brings back the usual.
 */
patterns?: Record<string, string>, }; response: LetterSettings };
  'template.list': { request: Record<symbol, never>; response: Array<TemplateInfo> };
  'template.names': { request: Record<symbol, never>; response: TemplateNames };
  'template.export': { request: { 
/**
 * The kind of letter, by name or title.
 */
kind: string, 
/**
 * Where to write, for the command line; the export folder where not given.
 */
path?: string, }; response: FileOut };
  'template.import': { request: { 
/**
 * The kind of letter, by name or title.
 */
kind: string, 
/**
 * A staged file's token, or a path.
 */
file: string, 
/**
 * The name that the clerk knows it by.
 */
name: string, 
/**
 * What is new in it.
 */
note?: string, }; response: TemplateTaken };
  'template.reset': { request: { 
/**
 * The kind of letter, by name or title.
 */
kind: string, }; response: TemplateInfo };
  'backup.rehearse': { request: BackupFile; response: BackupProof };
  'backup.restore': { request: BackupFile; response: BackupRestored };
  'lock.show': { request: Record<symbol, never>; response: LockState };
  'lock.open': { request: { 
/**
 * Whose; not needed where only one person has a password, or sits here already.
 */
name?: string, 
/**
 * As typed.
 */
password: string, }; response: null };
  'lock.close': { request: Record<symbol, never>; response: null };
  'lock.stay': { request: Record<symbol, never>; response: null };
  'lock.recover': { request: { 
/**
 * Whose password is forgotten; not needed where only one person has one.
 */
name?: string, 
/**
 * The recovery code as typed.
 */
code: string, 
/**
 * The new password.
 */
password: string, }; response: null };
  'password.set': { request: { 
/**
 * Whose; not needed where only one person has a password, or sits here already.
 */
name?: string, 
/**
 * As typed.
 */
password: string, }; response: Recovery };
  'password.change': { request: { 
/**
 * The present one.
 */
old: string, 
/**
 * The next one.
 */
new: string, }; response: null };
  'password.remove': { request: { 
/**
 * Whose; not needed where only one person has a password, or sits here already.
 */
name?: string, 
/**
 * As typed.
 */
password: string, }; response: null };
  'password.code': { request: { 
/**
 * Whose; not needed where only one person has a password, or sits here already.
 */
name?: string, 
/**
 * As typed.
 */
password: string, }; response: Recovery };
  'password.minutes': { request: { 
/**
 * Minutes; 0 for never.
 */
minutes: number, }; response: null };
  'password.sheet': { request: { 
/**
 * In groups of five.
 */
code: string, }; response: { 
/**
 * One SVG image a page.
 */
pages: Array<string>, } };
  'people.add': { request: { 
/**
 * Her name.
 */
name: string, 
/**
 * What she does here.
 */
role: 'clerk' | 'reviewer' | 'leader', 
/**
 * The password of whoever adds her.
 */
said?: string, 
/**
 * The password that she has chosen.
 */
password?: string, }; response: null };
  'people.remove': { request: { 
/**
 * Her name.
 */
name: string, 
/**
 * The password of the person at the desk.
 */
said?: string, }; response: null };
  'people.rename': { request: { 
/**
 * Her name.
 */
name: string, 
/**
 * The password of the person at the desk.
 */
said?: string, }; response: null };
  'people.switch': { request: { 
/**
 * Her name.
 */
name: string, }; response: null };
  'rescue.show': { request: Record<symbol, never>; response: Rescue };
  'rescue.export': { request: Record<symbol, never>; response: RescueExport };
  'rescue.accept': { request: Record<symbol, never>; response: null };
  'diagnosis.make': { request: { 
/**
 * What the page's browser calls itself, which tells the version of WebKit.
 */
browser?: string, 
/**
 * Where to write, for the command line; the export folder where not given.
 */
path?: string, }; response: FileOut };
  'batch.sync': { request: Record<symbol, never>; response: SyncDone };
}

export const WRITES: ReadonlySet<keyof Commands> = new Set<keyof Commands>([
  'desk.start',
  'desk.sample',
  'desk.end_sample',
  'record.add',
  'record.set',
  'record.delete',
  'record.restore',
  'step.undo',
  'step.redo',
  'attachment.add',
  'custom.create',
  'custom.change',
  'custom.remove',
  'custom.restore',
  'import.commit',
  'notice.take',
  'task.set_entry',
  'unit.set_own',
  'publication.save',
  'attribute.determine',
  'attribute.by_letter',
  'attribute.change',
  'document.note_asked',
  'review.open',
  'review.set',
  'review.set_due',
  'review.cancel',
  'review.close',
  'request.step',
  'request.note',
  'request.set_step',
  'request.anonymise',
  'question.promote',
  'catalogue.carry',
  'calendar.import',
  'limit.set',
  'check.mend',
  'backup.make',
  'backup.renew',
  'backup.set_second',
  'sign.add',
  'office.enrol',
  'batch.new',
  'batch.receipt',
  'batch.settle',
  'batch.decide',
  'assessment.to_task',
  'annual_report.write',
  'annual_report.correct',
  'annual_report.date',
  'annual_report.restate',
  'annual_report.take',
  'look_back.carry',
  'handover.make',
  'letter.write',
  'letter.issue',
  'letter.void',
  'letter.set_settings',
  'template.import',
  'template.reset',
  'backup.restore',
  'password.set',
  'password.change',
  'password.remove',
  'password.code',
  'password.minutes',
  'people.add',
  'people.remove',
  'people.rename',
  'people.switch',
  'rescue.accept',
]);

export const ONLY: Partial<Record<keyof Commands, readonly Person['role'][]>> = {
  'desk.start': ['clerk'],
  'desk.sample': ['clerk'],
  'desk.end_sample': ['clerk'],
  'record.add': ['clerk'],
  'record.set': ['clerk'],
  'record.delete': ['clerk'],
  'record.restore': ['clerk'],
  'step.undo': ['clerk'],
  'step.redo': ['clerk'],
  'attachment.add': ['clerk'],
  'custom.create': ['clerk'],
  'custom.change': ['clerk'],
  'custom.remove': ['clerk'],
  'custom.restore': ['clerk'],
  'import.commit': ['clerk'],
  'notice.take': ['clerk'],
  'task.set_entry': ['clerk'],
  'unit.set_own': ['clerk'],
  'publication.save': ['clerk'],
  'attribute.determine': ['clerk'],
  'attribute.by_letter': ['clerk'],
  'attribute.change': ['clerk'],
  'document.note_asked': ['clerk'],
  'review.open': ['clerk'],
  'review.set': ['clerk'],
  'review.set_due': ['clerk'],
  'review.cancel': ['clerk'],
  'review.close': ['clerk'],
  'request.note': ['clerk'],
  'request.set_step': ['clerk'],
  'request.anonymise': ['clerk'],
  'question.promote': ['clerk'],
  'catalogue.carry': ['clerk'],
  'calendar.import': ['clerk'],
  'limit.set': ['clerk'],
  'check.mend': ['clerk'],
  'backup.make': ['clerk'],
  'backup.renew': ['clerk'],
  'backup.set_second': ['clerk'],
  'sign.add': ['reviewer', 'leader'],
  'office.enrol': ['clerk'],
  'batch.new': ['clerk'],
  'batch.receipt': ['clerk'],
  'batch.settle': ['clerk'],
  'batch.decide': ['clerk'],
  'assessment.to_task': ['clerk'],
  'annual_report.write': ['clerk'],
  'annual_report.correct': ['clerk'],
  'annual_report.date': ['clerk'],
  'annual_report.restate': ['clerk'],
  'annual_report.take': ['clerk'],
  'look_back.carry': ['clerk'],
  'handover.make': ['clerk'],
  'letter.write': ['clerk'],
  'letter.issue': ['clerk'],
  'letter.void': ['clerk'],
  'letter.set_settings': ['clerk'],
  'template.import': ['clerk'],
  'template.reset': ['clerk'],
  'backup.restore': ['clerk'],
  'password.set': ['clerk'],
  'password.remove': ['clerk'],
  'password.code': ['clerk'],
  'password.minutes': ['clerk'],
  'people.add': ['clerk'],
  'people.remove': ['clerk'],
  'rescue.accept': ['clerk'],
};
