### 每个键的含义，一键一句，编辑器里会显示。

## procedure

grammar-procedure-procedure = 工作流程的标识，是文件的第一个键。
grammar-procedure-version = 工作流程的版本号，写整数。
grammar-procedure-adapts = 本县做法所依据的工作流程，写其文本的摘要；由程序填写。
grammar-procedure-language = 本文件中名称所用的语言，`zh` 或 `en`，不写为 `zh`。
grammar-procedure-title = 工作流程的名称。
grammar-procedure-source = 所依据的原文的标题。
grammar-procedure-status = `advisory` 供参考、`binding` 须执行，决定不办必办事项时要说明到什么程度。
grammar-procedure-founds = 所要成立的机构：标识和全称。
grammar-procedure-bodies = 一并成立的其他机构，可以写明条件。
grammar-procedure-concerns = 本流程针对的在任机构：标识（与成立这类机构的流程所写的一致）和名称。这样的流程不成立机构，每个事项针对一个机构办理。
grammar-procedure-parties = 参与单位，按牵头、成员、邀请、组建分列。
grammar-procedure-groups = 另外命名的单位组。
grammar-procedure-positions = 职级，以及各单位自己的职务。
grammar-procedure-parameters = 原文没有说死的词，各给一个范围，由县里定值。
grammar-procedure-days = 在事项里确定、可以改期的日子，时限和等待从它起算。第一个用到它的任务要求确定；定为未定的，不因它逾期，也不等它。
grammar-procedure-figures = 由情况和参数算出来的数，条件可以用它；不由人填写。
grammar-procedure-rosters = 拟任人选名单及其规定。
grammar-procedure-stages = 各步骤，按先后排列。
grammar-procedure-incompatible = 不得兼任的两处：已经在组成的单位或名单上任职，又要担任另一名单的职务。
grammar-procedure-apart = 职责分离：哪些任务不得由同一人或同一单位办理。
grammar-procedure-one_at_a_time = 哪些任务一次只办一项，先后不限。
grammar-procedure-limits = 跨步骤的期限：到期还没有办成的，转到别处。
grammar-procedure-ends = 事项可能的结果，成功的只有一个。
grammar-procedure-then = 办结以后接着要做的定期工作和工作流程。
grammar-procedure-notes = 编写时在原文里发现的问题。

## founds

grammar-founds-short = 机构的简称，不写即用全称。
grammar-founds-source = 规定成立该机构的原文节次。
grammar-founds-provisional = 原文允许成立以前先行履职的，从哪项任务起；所办的事都注明先行履职。
grammar-founds-term = 机构的任期。

## body

grammar-body-title = 机构的全称。
grammar-body-short = 机构的简称，不写即用全称。
grammar-body-when = 符合这个条件才成立。
grammar-body-source = 规定成立该机构的原文节次。
grammar-body-provisional = 原文允许成立以前先行履职的，从哪项任务起；所办的事都注明先行履职。
grammar-body-term = 机构的任期。

## provisional

grammar-provisional-from = 从哪项任务办结起先行履职，届时名单上的人即可办理。
grammar-provisional-source = 允许先行履职的原文节次。
grammar-provisional-quote = 原文的句子，照录。
grammar-provisional-inferred = 原文没有写的部分。

## term

grammar-term-length = 每届多长。起算的那天不计：4 月 1 日起三年，到 4 月 1 日止。
grammar-term-from = 从哪项任务办结或者哪一天起算；不写即从成立、换届的那一项起算。
grammar-term-at_end = 任期届满后，`continues` 继续履职到新一届产生，`lapses` 随之终止：不再履职，也不能换届，只能重新成立。
grammar-term-opens = 届满前多久可以开始换届；换届要能在这段时间里办完。
grammar-term-renewed_by = 写 `this procedure` 的，成立机构的流程也用来换届：可以针对在任的机构开办事项，条件里可以用机构的标识写明是新成立 `new` 还是在任 `in office`；否则由其他流程 `another procedure` 换届。
grammar-term-source = 原文节次。
grammar-term-quote = 原文的话。
grammar-term-force = 要求的程度。
grammar-term-inferred = 原文没有写明的键。

## parties

grammar-parties-lead = 牵头单位，第一个为召集单位。
grammar-parties-member = 成员单位，短语里写作 `members`。
grammar-parties-invited = 邀请单位，短语里写作 `invited`。
grammar-parties-formed = 办理过程中组建的单位。
grammar-parties-outside = 外部单位：从不登录，它们的办理情况由参与单位登记。

## part

grammar-part-many = 由多个单位共同充当的参与单位。`by` 写这样的单位而不写 `each of`，是一项任务，归其中第一个单位。
grammar-part-open = 未列全的单位（原文写“等”），县里可以增补。
grammar-part-source = 列出这些单位的原文节次。

## positions

grammar-positions-ranks = 职级及名称，由低到高。

## position

grammar-position-title = 职务名称。
grammar-position-rank = 该职务的职级，或最低职级。

## parameter

grammar-parameter-title = 参数名称。
grammar-parameter-range = 县里可以取的值及单位。
grammar-parameter-stands_for = 所替代的原文词句；原文没有写的，如实注明。
grammar-parameter-source = 这些词句所在的原文节次。
grammar-parameter-inferred = 原文没有写的键，整条都没有写的用 `whole`。

## day

grammar-day-title = 日子的名称。
grammar-day-stands_for = 替代原文的哪些字句；原文没有写的，注明。
grammar-day-source = 这些字句所在的原文节次。
grammar-day-inferred = 原文没有写的键，整条都没有写的用 `whole`。

## limit

grammar-limit-limit = 期限的标识。
grammar-limit-title = 期限的名称。
grammar-limit-within = 期限多长、从何时起算；整个事项中止时停止计算。退回后重办起算的任务的，从重办起另算。
grammar-limit-until = 到期以前必须办成的任务。
grammar-limit-then = 到期没有办成时转到哪里：一种没有办成的结果，或者后面的步骤，前面没有办的不再办。到期从不作为同意。
grammar-limit-source = 原文节次。
grammar-limit-quote = 原文的句子，照录。
grammar-limit-force = 要求程度。
grammar-limit-inferred = 原文没有写的键，整条都没有写的用 `whole`。

## figure

grammar-figure-title = 计算数名称。
grammar-figure-for_each = 有分组的名册：每组各算一个，其中名册和各项合计指本组的。
grammar-figure-is = 怎样计算。
grammar-figure-source = 原文的节次。
grammar-figure-quote = 原文的句子，一字不改。
grammar-figure-force = 这个数的约束力。
grammar-figure-inferred = 原文没有写的键，整条都没有写的用 `whole`。

## formula

grammar-formula-sum = 各项相加。
grammar-formula-difference = 第一项减去其余各项。
grammar-formula-product = 各项相乘。
grammar-formula-share = 部分除以总数，按分数精确计算。
grammar-formula-ceil = 向上取整。
grammar-formula-floor = 向下取整。
grammar-formula-min = 各项中最小的。
grammar-formula-max = 各项中最大的。
grammar-formula-total = 分组计算的数，各组合计。
grammar-formula-table = 分档：按一个整数落在哪一档取数。

## table

grammar-table-by = 按哪个整数分档。
grammar-table-rows = 各档；每个取值恰好属于一档。

## row

grammar-row-when = 这一档的范围。
grammar-row-is = 这一档的数。

## roster

grammar-roster-title = 名单名称；与机构同标识的，默认用机构名称。
grammar-roster-source = 规定名单的原文节次。
grammar-roster-force = 名单规定的要求程度。
grammar-roster-one_seat_each = 是否每人只占一个席位。
grammar-roster-inferred = 原文没有写的键，整条都没有写的用 `whole`。

## seat

grammar-seat-title = 席位名称。
grammar-seat-count = 人数：数字、范围或参数。
grammar-seat-from = 人选来源：各单位的职务，或带条件的几类人。
grammar-seat-per_party = 每个单位最多几人。
grammar-seat-must_include = 必须有人入选的单位。
grammar-seat-duty = 任职者负责的工作。
grammar-seat-how = 选配办法，用原文的话。
grammar-seat-quote = 原文的句子，照录。
grammar-seat-source = 原文节次。
grammar-seat-force = 席位规定的要求程度，不写即同名单。
grammar-seat-inferred = 原文没有写的键，整条都没有写的用 `whole`。

## person

grammar-person-as_of = 年龄等条件以哪一天为准。

## stage

grammar-stage-stage = 步骤的标识，退回时用它指明。
grammar-stage-title = 步骤名称。
grammar-stage-source = 原文节次，对本步骤的任务都有效。
grammar-stage-quote = 原文的句子，照录。
grammar-stage-force = 要求程度，对本步骤的任务都有效。
grammar-stage-heading = 所属的原文大步骤，几个步骤同属一个时写明。
grammar-stage-when = 符合这个条件才走本步骤。
grammar-stage-by = 本步骤的任务没有写明由谁办理时，由谁办理。
grammar-stage-about = 本步骤征求意见所针对的材料。
grammar-stage-if_objection = 有不同意见时牵头单位可以退回到哪里，对本步骤的征求意见都有效。
grammar-stage-tasks = 本步骤的任务，不写 `after` 的同时进行。

## task

grammar-task-work = 办理任务，值为任务的标识。
grammar-task-consultation = 征求意见，值为任务的标识。
grammar-task-approval = 审批，值为任务的标识。
grammar-task-meeting = 会议，值为任务的标识。
grammar-task-vote = 名册上的人对事项表决或者选举，值为任务的标识。
grammar-task-filing = 向外部单位报送材料，逐个登记回执和答复，值为任务的标识。
grammar-task-notice = 公示材料，可以提出异议，值为任务的标识。
grammar-task-procedure = 由另案办理，或按外部规则办理：办结后取用其结果，值为任务的标识。
grammar-task-title = 任务名称。
grammar-task-source = 原文节次，不写即同步骤。
grammar-task-quote = 原文的句子，照录。
grammar-task-force = 要求程度：必办 must、建议 should、可选 may、做法 reported。
grammar-task-inferred = 原文没有写的键，整条都没有写的用 `whole`。
grammar-task-when = 符合这个条件才需要办理。
grammar-task-after = 同一步骤内须先办的任务，`all above` 指前面全部。
grammar-task-needs = 开始前必须已有的材料、名册；表决的，也写表决的材料。
grammar-task-due = 时限，从任务下达、另一任务办结或某日起算，或者在某日之前。时限不阻止办理：逾期办的算已办，核查意见注明逾期；不能提前的，写 `not_before`。
grammar-task-not_before = 在此以前不能开始：某任务或某日之后多久、某日之前多久，或某日当天。
grammar-task-remind = 到期前多久由程序提醒承办单位；不写就不提醒。
grammar-task-escalate = 逾期多久以后告知哪个职级或职务的人，或牵头单位（`lead`）；只告知，不代为决定。
grammar-task-by = 由谁办理或审批，不写即按步骤所写，再没有则由召集的牵头单位办理。
grammar-task-checklist = 逐项核对的内容，都要办到。
grammar-task-any_of = 可选的方式，选一种或几种。
grammar-task-fills = 本任务拟定、选举产生或者由另案产生的名单。
grammar-task-forms = 本任务组建的单位，以及由哪些人组成。
grammar-task-states = 本任务填报的情况，后面的条件可以用到。
grammar-task-lists = 本任务造的名册：不是参与单位的个人或户，交出时由程序计数。
grammar-task-writes = 本任务写出的内部材料。只写标识、不写名称的，是别的任务已经写明的材料：这是它的另一条来路，每次只走一条。
grammar-task-issues = 本任务对外发出的文件。
grammar-task-silence = 逾期不答复视为什么，只在原文自己写明时才写；审批从不适用。没有答复一概如实记录。
grammar-task-ask = 向谁征求意见。
grammar-task-about = 征求意见所针对的材料，不写即同步骤。
grammar-task-sends = 征求意见时发出的文件。
grammar-task-answer = 作为答复收回的文件；报送的，为予以登记（备案）的文件。
grammar-task-if_objection = 有不同意见时牵头单位可以退回到哪里，由牵头单位决定，不会自动退回。
grammar-task-of = 审批的材料；公示的，为公示的材料或名册。
grammar-task-not_by = 须回避、不能审批的人，如起草人、拟任人。
grammar-task-otherwise = 应审批的人须回避时，由哪个单位集体决定。
grammar-task-voting = 集体决定时怎样表决，不写即实到过半数赞成（推定）。
grammar-task-carried = 由几个人审批时，多少人同意才算通过，不写即全部同意。
grammar-task-in_turn = 由几个人审批时，是否按先后一个一个签。
grammar-task-weights = 按份额计算的，各参与单位占多少份。
grammar-task-constitutes = 本任务经同意、通过、开成或办结而成立的机构；报送、公示的，顺利办结即成立；写有条件的机构，符合条件才成立。
grammar-task-renews = 本任务顺利办结即换届的在任机构：新的任期开始，由同名名单上的人组成。
grammar-task-changes = 本任务顺利办结即变更的在任机构：同名名单列出的席位由名单上的人担任，或者所依据的文件变更；任期不变。
grammar-task-dissolves = 本任务顺利办结即撤销的在任机构。
grammar-task-voids = 本任务顺利办结即视为自始没有成立的在任机构：它的成立或者选举无效。
grammar-task-if_returned = 审批退回、收件单位退回时转到哪里。
grammar-task-if_refused = 审批不同意、收件单位不予办理时转到哪里。
grammar-task-convened_by = 由谁召集会议，不写即由召集的牵头单位。
grammar-task-requested_by = 由谁提请召开会议。
grammar-task-invite = 邀请谁参加，要求什么职级。
grammar-task-agenda = 会议议程，按先后排列。
grammar-task-if_changes = 会议要求修改时转到哪里。

grammar-task-voters = 有权表决的人的名册。
grammar-task-quorum = 须有多少参加才有效：列出的都要达到，或 `any` 列出的几组达到一组；不写即不要求。
grammar-task-majority = 赞成的须有多少才通过（当选）：列出的都要达到，或 `any` 列出的几组达到一组。
grammar-task-support = 代替 `majority`：征集联名，不问反对；须有多少人签名：列出的都要达到，或 `any` 列出的几组达到一组。
grammar-task-proxies = 可以受托代别人投票的，写明怎样代；不写即不可以。
grammar-task-candidates = 选举时候选人数：多于应选人数 `more than seats`，或等于应选人数 `as many as seats`；不写即不限。
grammar-task-tie = 赞成与反对相等时：由主持人决定 `chair`，或不通过 `lost`；不写即不通过。
grammar-task-ballots = 是否发票并计票；收回的多于发出的，表决无效。
grammar-task-counts = 由几个人各自计票：1 或 2；不写即一人。
grammar-task-again = 无效、参加的不够、票数相等或选不足时再进行的轮次；没有写明的与第一轮相同。
grammar-task-if_lost = 没有通过时转到哪里；没有另行写明的其他结果也转到那里。
grammar-task-again_if = 出现哪些结果时再进行一轮；不写，则都再进行。其余的按各自的去处。
grammar-task-if_no_quorum = 参加的不够时转到哪里；有几轮的，最后一轮以后。
grammar-task-if_void = 收回的选票多于发出的、表决无效时转到哪里。
grammar-task-if_tie = 最后一个名额票数相等时转到哪里。
grammar-task-if_short = 当选人数不足时转到哪里。

grammar-task-papers = 报送的材料、名册。
grammar-task-to = 报送给谁，一般是外部单位；一类有多个的，逐个写明名称。收件单位的办理情况由报送的单位登记。
grammar-task-until = 对每个收件单位要办到哪一步：已送出 `sent`、已收到 `received`（不写即此）、已答复 `answered`。
grammar-task-no_answer = 等待答复多久；过后可以登记没有答复，不等答复继续办理。没有答复不是同意。
grammar-task-if_no_answer = 没有答复时转到哪里。

grammar-task-place = 公示的地点。
grammar-task-for = 至少公示多久，张贴当日不计，最后一天结束后才能撤下。后来公示的更正不另起算。
grammar-task-objections = 对公示的异议由谁处理；不写即不能提出异议。
grammar-task-upheld = `correct`：更正公示的材料，并公示更正的内容；不写的，由 `if_upheld` 写明转到哪里。
grammar-task-if_upheld = 异议成立时转到哪里。
grammar-task-runs = 须按哪个程序办理；不写的，只要能给出本任务要写的材料、填报的情况和名单，哪个程序都可以。
grammar-task-if_failed = 另案没有办成时转到哪里。

## objections

grammar-objections-decided_by = 异议由谁处理。
grammar-objections-within = 公示后多久以内可以提出异议，不写即公示期内。
grammar-objections-due = 异议多久以内处理完，从登记之日起算。

## roll

grammar-roll-range = 名册可以有多少人（户），从最少到最多；人数就是同名的情况。
grammar-roll-measures = 除人数以外还要合计的数，各占一列，填数字。
grammar-measure-decimals = 最多几位小数，1 到 4：面积如 89.52 写 `2`。范围、条件、算式和情景都按个位写，可以带小数点；条件只以数字为界。记录和 API 按最小单位记，如同钱按分记。不写的，填整数。
grammar-roll-grouped_by = 按哪一列分组，写列的名称。
grammar-roll-as_many_as = 另一名册的分组计算数：本名册中同名的组恰有这么多人，不多也不少，如各地区的名额。
grammar-roll-from = 另一名册：在本名册上的人都在那一名册上；两册都有区分人的一列的，按那一列，否则按姓名。任务开始以前要有那一名册；本名册提交以后，那一名册不再更正。
grammar-roll-keep = 保管期限。

## measure

grammar-measure-range = 合计可以是多少，从最小到最大；合计就是同名的情况。

## alternatives

grammar-alternatives-any = 列出几组，达到一组即可；同一组的都要达到。

## silence

grammar-silence-counts_as = `agreement` 视为同意，`waiver` 视为放弃。仍由牵头单位结束征求；期限未满就结束的，没有答复不算。
grammar-silence-source = 写明这一点的原文节次。
grammar-silence-quote = 原文的句子，照录。

## again

grammar-again-quorum = 本轮须有多少参加。
grammar-again-majority = 本轮赞成的须有多少。
grammar-again-candidates = `runners-up`：只由前一轮没有当选的人作候选人，得票多的在先。

## voting

grammar-voting-quorum = 到会的须占应到的多少，不写即不要求。
grammar-voting-carried = 赞成的须占多少，以应到 entitled、实到 present 还是投票 cast 为基数，不写即实到过半数。
grammar-voting-tie = 票数相等时：由主持人决定 chair，或不通过 lost；不写即不通过。
grammar-voting-recused = 回避的人：按未到会计 absent，或不计入应到 leave；不写即按未到会计。

## fact

grammar-fact-range = 可填的数字，从最小到最大。
grammar-fact-one_of = 可选的词。

## paper

grammar-paper-type = 文种，如请示、批复、函。
grammar-paper-to = 主送谁。
grammar-paper-attach = 所附的材料。
grammar-paper-sections = 必须写到的部分。
grammar-paper-signed_by = 由谁签署。
grammar-paper-keep = 保管期限。
grammar-paper-takes_effect = 成立、任命、批准或已在别处备案的文件：一经交出就生效，直到有文件撤销它。

## agenda

grammar-agenda-open = 其他议程的说法，召集人可以增加。
grammar-agenda-reads = 本项宣读的材料。
grammar-agenda-vote = 在这一项表决的、同一步骤的表决任务：计了票即为进行了这一项，不另外填写。
grammar-agenda-by = 本项由谁发言。
grammar-agenda-when = 符合这个条件才列入。
grammar-agenda-force = 本项的要求程度。
grammar-agenda-quote = 原文的句子，照录。
grammar-agenda-source = 原文节次，不写即同会议。
grammar-agenda-inferred = 原文没有写的键，整条都没有写的用 `whole`。

## when

grammar-when-any = 列出几组条件，符合一组即可；并列的键须同时符合。

## incompatible

grammar-incompatible-holding = 已经任职的一处：事项中组成的单位，或填写的名单。
grammar-incompatible-standing_for = 与之不得兼任的名单。
grammar-incompatible-then = `leaves` 作该名单候选人的即退出原来一处；`refused` 原来一处的人不得列入该名单，选上了的由核查指出。
grammar-incompatible-refilled_by = 退出以后由谁指定递补的人，从组成该单位的各方中产生；不写，则不递补。只用于事项中组成的单位。
grammar-incompatible-source = 原文节次。
grammar-incompatible-quote = 原文的句子，照录。
grammar-incompatible-force = 本条的要求程度。
grammar-incompatible-inferred = 原文没有写的键，整条都没有写的用 `whole`。

## apart

grammar-apart-tasks = 须分开办理的任务，至少两项，不分先后。
grammar-apart-over = `people` 不得由同一人办理，`offices` 不得由同一单位办理。
grammar-apart-otherwise = 无人可办时，改由哪个单位、哪个职务签办，或由哪个单位集体决定（`together`）。
grammar-apart-source = 原文节次。
grammar-apart-quote = 原文的句子，照录。
grammar-apart-force = 本条的要求程度。
grammar-apart-inferred = 原文没有写的键，整条都没有写的用 `whole`。

## one_at_a_time

grammar-one_at_a_time-tasks = 一次只办一项的几项任务，先后不限。
grammar-one_at_a_time-source = 原文的节次。
grammar-one_at_a_time-quote = 原文的句子，一字不改。
grammar-one_at_a_time-force = 这条规则的约束力。
grammar-one_at_a_time-inferred = 这条规则里原文没有写的：键，或 `whole`。

## end

grammar-end-title = 结果的名称，不写即用标识。
grammar-end-success = 到此是否算办成。
grammar-end-founding = 到此已成立的机构，写了即算办成。
grammar-end-notify = 办结时告知谁。

## then

grammar-then-obligations = 成立后要做的定期工作，值为其标识。
grammar-then-procedure = 接着要走的工作流程，值为其标识。
grammar-then-each = 为哪个名单或机构的每个人各开一件。
grammar-then-from = 从哪项任务办结起算。

## note

grammar-note-finding = 在原文里发现的问题，一句话写明。
grammar-note-source = 所涉及的原文节次。

## scenarios

grammar-scenarios-scenarios = 各个情形。

## scenario

grammar-scenario-scenario = 这个情形说明什么。
grammar-scenario-from = 开始办理的日期。
grammar-scenario-offices = 一方有几个单位的，写明是哪几个。
grammar-scenario-in_office = 事项所针对的在任机构的任期；流程既成立又换届的，不写即为成立。
grammar-scenario-steps = 依次发生的事：谁办什么、过多久、应当怎样。
grammar-scenario-verdict = 最后的核查意见应当怎样。

## step

grammar-step-wait = 过多久。
grammar-step-expect = 这时应当怎样。
grammar-step-facts = 填报的情况。
grammar-step-with = 另写的字段，同接口的写法，写了的代替自动填的；表决写 `counts: {"{"}heads: {"{"}issued: 90, participating: 80, invalid: 1, for: 50, against: 20{"}"}{"}"}`，按合计数计的各加一行，有小数的按个位写，选举再写 `candidates: [{"{"}who: {"{"}seat: chair, name: 甲, pool: 会员, also: {"{"}committee: 1{"}"}{"}"}, votes: {"{"}heads: 50{"}"}{"}"}]`，`also` 写不得兼任的名单上的次序；表决的结果由所计的票得出，`as` 后的词写它应当是什么；联名的只写 `participating`；由两人计票的写两步。前一轮没有当选的人写 `{"{"}stood: 2, votes: …{"}"}`，按前一轮的次序；`counts` 里的 `by_proxy` 是代投的票数。人写 `name`，在系统里办事的再写 `person`（`单位-职务`，如 `council-chair`）：`work: {"{"}members: [{"{"}name: 甲, party: north, person: north-chair, rank: chair{"}"}]{"}"}` 组成单位，`work: {"{"}roster: […]{"}"}` 填名单，`attendance: [{"{"}party: north, name: 甲{"}"}]` 到会，`member: {"{"}name: 甲, party: north{"}"}, reason: …` 递补。集体决定的写 `together: {"{"}count: {"{"}entitled: 5, present: 4, agree: 3, against: 1{"}"}{"}"}`。
grammar-step-reason = 理由。
grammar-step-opinion = 所提的意见；用于 `record` 时，为说明的话。
grammar-step-refused = 应当不予办理，原因的代码。

## expect

grammar-expect-stage = 所在步骤。
grammar-expect-end = 已有的结果。
grammar-expect-open = 正在办的任务，一个不多，一个不少。
grammar-expect-done = 已办的任务。
grammar-expect-not_applicable = 不适用的任务。
grammar-expect-founded = 已经成立、换届、变更、撤销或宣告无效的机构，列全。
grammar-expect-terms = 机构任期的最后一天。
grammar-expect-tenure = 机构的状态：在任 `in_office`、可以换届 `renewal_open`、逾期未换届 `overdue`、已终止 `lapsed`、已撤销 `dissolved`、成立无效 `void`。
grammar-expect-facts = 情况的取值。
grammar-expect-figures = 计算数，精确到分数，如 `21/2`；分组计算的逐组写：`1 7, 2 7`。情景里的名册最多三组，叫 1、2、3。
grammar-expect-rosters = 各席位有几人，按条款中的次序：`chair 1, member 4`。

## in-office

grammar-in-office-since = 任期的第一天。
grammar-in-office-until = 任期的最后一天。
grammar-in-office-opens = 从哪天起可以换届。
grammar-in-office-at_end = 届满后怎样。

## judgement

grammar-judgement-complete = 是否完整。
grammar-judgement-findings = 各条的意见，按任务、材料或者席位的标识。一条有几项意见的（任务本身、期限、由谁签），以有疑问的为准。

## phrases

grammar-phrase-who = 由谁、向谁、谁回避：单位，`each of` 加一组单位，或用 `of` 写明的职务、席位、起草人。席位上的每个人各办各的；成立的机构用自己的标识，作为一个单位办理。
grammar-phrase-set = 一组单位，不包括的写在 `except` 之后。
grammar-phrase-together = 由其领导集体决定的单位。
grammar-phrase-carried = 通过的条件：全部 `all`、一人即可 `any`、至少几人，或者占全部的几分之几；按份额计算的加 `of weight`。
grammar-phrase-share = 占几分之几：`at least` 或 `more than` 加分数，后面可写明以什么为基数。
grammar-phrase-threshold = 比例或数量（at least 不少于、more than 多于）和基数：`entitled` 名册上的全部，`issued` 发出的选票，`participating` 收回的选票或实到举手的，`valid` 除去无效的，`cast` 赞成和反对的合计，选举即有效票；按人数计，后面写合计数的按合计数计，写 `groups` 的按票来自名册的几个组计。
grammar-phrase-proxies = 参加表决的人可以另代几个人投票：`any` 不限，或 `at most` 最多几人。
grammar-phrase-forms = 所组建的单位，再写 `from` 和由哪些人组成。
grammar-phrase-rank = 职级，更高也可以的加 `or higher`。
grammar-phrase-range = 从小到大的范围，一端可以不写，也可以只写一个数；数可以用参数代替，后面可加单位。
grammar-phrase-wait = 多久：数和单位。
grammar-phrase-length = 多久：数和单位，或者一个参数。
grammar-phrase-doing = 做的事：先写动作，再写针对的任务等；用 `|` 隔开的词任选其一。`correct` 写明写出材料（名册）的任务和材料；`record` 由承办单位登记外部单位的办理情况和公示的进展；`set` 给参数写数字、给日子写日期，或者写 `open`。
grammar-phrase-operand = 一个数（可以带小数点）、一个分数，或情况、参数、计算数的标识。
grammar-phrase-count = 人数：数字、范围、参数或计算数。
grammar-phrase-due = 多久：数字或计算数加单位，或参数；不从下达起算的，写 `after` 某任务或某日，或 `before` 某日。
grammar-phrase-not_before = 某任务或某日之后多久，或某日之前多久；只写日子的，即当天。
grammar-phrase-within = 从某任务或某日起多久。
grammar-phrase-remind = 到期前多久：数字加单位，再写 `before`。
grammar-phrase-escalate = 逾期多久：数字加单位，再写 `after to` 和职级、职务或 `lead`。
grammar-phrase-keep = 保管年数或永久，如“10年”“永久”。

## names of the author's own

grammar-founds-named = 机构的标识和全称。
grammar-bodies-named = 机构的标识。
grammar-part-named = 参与单位的标识和名称。
grammar-titles-named = 标识和名称。
grammar-groups-named = 一组单位的标识，和它包括哪些单位。
grammar-positions-named = 单位的标识，和它自己的职务。
grammar-office-positions-named = 职务的标识。
grammar-parameters-named = 参数的标识。
grammar-days-named = 日子的标识。
grammar-figures-named = 计算数的标识。
grammar-rosters-named = 名单的标识；与机构同名的，就是它的班子。
grammar-roster-named = 席位的标识。
grammar-pools-named = 人选来源的名称，和对人的要求。
grammar-person-named = 对人的一项要求：名称和范围。
grammar-weights-named = 单位的标识和它的份额。
grammar-roll-named = 名册的标识和名称。
grammar-measure-named = 合计数的标识和名称；表中的列名用其中之一。
grammar-fact-named = 情况的标识和名称。
grammar-paper-named = 材料的标识和名称。
grammar-agenda-named = 议题的名称，和由谁报告或者约束力。
grammar-when-named = 情况、参数或计算数，和它应当是多少。
grammar-condition-named = 情况、参数或计算数，和它应当是多少。
grammar-ends-named = 结果的标识。
grammar-scenario-offices-named = 一方的标识，和担任它的单位。
grammar-step-named = 单位（可写 `单位/职级`）和它办什么。

## reference

reference-title = 工作流程的写法
reference-what = 一个文件写一个工作流程，从第一步到最后的结果。文件用 YAML 写；名称用一种语言写，另一种语言的名称写在旁边的 `名称.en.yaml` 或 `名称.zh.yaml` 里，一行一个标识。`quorate check` 一次列出全部问题；通过的流程，走到任何一步都还能办得完。本页由程序生成。
reference-example = 一个完整的例子
reference-example-why = 牵头单位写方案，逐个征求成员意见，再由有职务的人批准；写方案的人不批准。
reference-scenarios-why = 它旁边的情形文件（`名称.scenarios.yaml`），用 `quorate test` 演练；没有写的材料、名单等自动填好。
reference-society-why = 又一个例子，涉及不是参与单位的人：名册要公示、可以提出异议，在确定的日子表决，向从不登录的登记机关报送，一年到期；人数够的，还要成立第二个机构。
reference-society-scenarios-why = 它的情形。
reference-maps = 各处可以写的键
reference-maps-why = 标识用文字、数字、`-` 和 `_`，不超过 64 个字，在一个文件里只指一样东西；这些词已经有用：`leads`, `members`, `invited`, `each`, `of`, `except`, `together`, `from`, `after`, `before`, `drafter`, `or`, `higher`。斜体的一行是作者自己起的标识。步骤里写的 `by`、`about`、`source`、`if_objection`，对它的任务都有效。只批准、只到会、只收通知的一方写在 `invited` 里。办理中牵头单位随时可以退回到前面的步骤；审批的结果按 `if_returned`、`if_refused` 走。
reference-phrases = 固定短语
reference-phrases-why = 谁、多久、多少，用固定的英文短语写。
reference-acts = 谁能办什么
reference-acts-why = 其他人办的一律拒绝，代码见最后一节。要求职务或职级的，只有担任的人能办；写明以上的，职级更高的也能办。
reference-acts-doer = **任务归谁，谁办**（`by`、`ask`、`convened_by`、`decided_by`）：`submit`、`reply`、`decide`、`hold`、`count`、`record`、`result`、`confirm`、`claim`、`release`；`correct` 归提交文件的单位。
reference-acts-lead = **牵头单位**（有几个的，第一个）：`set`、`bind`、`dispose`、`close`、`lapse`、`explain`、`redo`、`return`、`close-stage`、`end`、`withdraw`、`remind`（欠办单位的上级也能催）；不登录的人在纸面上办的，由它代录。
reference-acts-others = `request` 会议：`requested_by` 写明的单位。`refill` 递补退出的人：`refilled_by` 写明的单位。`undo`：谁办的谁撤销，直到有人据此办了下一步。
reference-rules = 程序证明什么
reference-rules-why = 每一条不成立时，`quorate check` 都会指出在哪一行、为什么、怎么改。
reference-key = 键
reference-value = 值
reference-name = 自己起的标识
reference-needed = 必写
reference-shape-id = 标识
reference-shape-text = 文字
reference-shape-number = 整数
reference-shape-any = 任意
reference-shape-phrase = 短语 { $of }
reference-shape-one-or-many = { $of }，一个或几个
reference-shape-list = 列表：{ $of }
reference-shape-map = 键值对 { $of }
reference-shape-or = {" "}或 {""}
reference-codes = 不予办理的原因
reference-codes-why = 情形文件的 `refused` 用这些代码；审查意见的结论（`findings`）用 { $findings }。只有成功的结果才算完整。
