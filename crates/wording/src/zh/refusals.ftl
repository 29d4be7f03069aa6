# 没有办成的事：发生了什么、为什么；.help 说现在怎么办；句子分情形太多、不能概括的，由 .about 概括。

## 没有，或看不到

refusal-not-found = 不存在，或不归贵单位办理。
    .help = 请与县级经办联系。
refusal-procedure-unknown = 没有这个工作流程。
    .help = 请从工作流程目录中选择。
refusal-task-unknown = 这个事项里没有“{ $task }”。
    .help = 请回到待办，从列表中打开。

## 不归这个人、这个单位、这个职务

refusal-not-your-office = { $task ->
        [none] { $office ->
            [none] 这件事不归贵单位办。
           *[other] 这件事由{ $office }办，贵单位不能代办。
        }
       *[other] { $office ->
            [none] “{ $task }”不归贵单位办。
           *[other] “{ $task }”由{ $office }办，贵单位不能代办。
        }
    }
    .help = { $office ->
        [none] 请与县级经办联系。
       *[other] 请与{ $office }联系。
    }
refusal-not-the-lead = { $office ->
        [none] 这件事由牵头单位办。
       *[other] 这件事由牵头单位{ $office }办。
    }
    .help = { $office ->
        [none] 请与县级经办联系。
       *[other] 请与{ $office }联系。您就在该单位的，请在待办中直接办理。
    }
refusal-read-only = 您的身份只能查看，不能办理。
    .help = 请由经办或负责人办理；身份不对的，请与县级经办联系。
refusal-position-not-held = { $position ->
        [none] “{ $task }”没有规定可以集体研究决定。
       *[other] { $task ->
            [none] 这件事
           *[other] “{ $task }”
        }要由{ $position }办，{ $held ->
            [none] 办理人没有登记职务。
           *[other] 办理人登记的职务是{ $held }。
        }
    }
    .about = 须由担任规定职务的人办，办理人没有这一职务。
    .help = { $position ->
        [none] 请由条文规定的人审批。
       *[other] 请由{ $position }办理；职务登记有误的，请与县级经办联系。
    }
refusal-duty-conflict = { $recusal ->
        [none] { $other ->
            [none] “{ $task }”要由别人办：办理人同时是“{ $as }”，按本工作流程应当回避。
           *[other] { $person ->
                [none] “{ $task }”要由另一个单位办：“{ $other }”已由同一单位办理或签收，按本工作流程两项不得由同一单位办。
               *[other] “{ $task }”要由别人办：“{ $other }”已由{ $person }办理或签收，按本工作流程两项不得由同一人办。
            }
        }
       *[other] “{ $task }”要由别人办：{ $person }已登记回避。
    }
    .about = 要由别人或者另一个单位办：同一人、同一单位办过的或者担任的职务与它不得兼，或者办理人已登记回避。
    .help = { $how ->
        [together] 请由其他有相应职务的人办理，或由{ $otherwise }集体研究决定并附会议记录。
        [signer] 请由其他有相应职务的人办理；本单位无人可办的，由{ $otherwise }{ $position ->
            [none] {""}
           *[other] （{ $position }）
        }签办。
       *[other] 请由其他有相应职务的人办理。
    }
refusal-not-yours-to-arrange = 代办和回避由本人、单位负责人、县级经办或系统管理员登记；回避不能由本人解除。
    .help = 请与单位负责人或县级经办联系。
refusal-arrangement-unknown = 没有这项代办或回避登记。
    .help = 请刷新页面，再看一遍登记。
refusal-arrangement-taken = 已有同一标识的登记，登记过的不能改写。
    .help = 请先结束原来的一项，再另行登记。
refusal-bad-span = 起止日期不对：末日早于首日，或早于昨天，或一次代办超过一年。
    .help = 请核对日期。长期不在岗的，请调整任职。
refusal-covers-itself = 本人不能代办本人的事项。
    .help = 请另选一位同事。
refusal-scope-missing = 回避要写明范围：事项、工作流程、任务或单位，至少写一样。
    .help = 请选定范围。
refusal-place-taken = “{ $list }”第 { $place } 位不能递补：没有人退出，已经递补，或者程序没有规定由谁递补。
    .help = 请在事项页查看空缺。
refusal-roles-incompatible = { $seat ->
        [none] 参选或者担任“{ $roster }”的人不能回到“{ $list }”。
       *[other] 提名担任{ $seat }的人在“{ $list }”任职，不能同时担任“{ $roster }”的职务。
    }
    .help = 请换一个人。
refusal-not-on-list = “{ $list }”的第 { $place } 位没有这个人。
    .help = 填写这个人在该名单上的次序，从 1 数起，有人退出时其余次序不变；不在名单上的不填。
refusal-roles-apart = { $person }不能兼任系统管理、安全管理、审计核查中的两项（三员分立）。
    .help = 请另选一人，或者先结束已有的任职。
refusal-not-succeeded = { $office }没有参与这个事项，或者没有登记承接它的单位。
    .help = 机构改革的，请先在“单位和人员”中登记由哪个单位承接。
refusal-role-above = 系统管理、安全管理、核查和项目管理由系统管理员任命。
    .help = 请与系统管理员联系。
refusal-invitation-over = 这个邀请链接已经失效：到期、收回，或者没有这个链接。
    .help = 请向发给您链接的单位要一个新的。
refusal-invitation-other = 邀请链接只能办邀请的那一件事。
    .help = 其他事项请与县级经办联系，开通账号后办理。
refusal-claimed-by-other = { $person ->
        [none] “{ $task }”已由同单位的其他人签收。
       *[other] “{ $task }”已由{ $person }签收。
    }
    .help = 请签收人办理；要换人办的，请签收人先退签。
refusal-not-the-submitter = “{ $task }”只有提交人可以在 { $minutes } 分钟内撤回。
    .help = 请提交人撤回；材料有笔误的，请办更正。

## 现在不能办

refusal-case-ended = 这个事项已经结束，不能再办。
    .help = 记录仍可查看；要重新办理的，请新办一件事项。
refusal-already-opened = 这个事项已经有了，不能再新办一次。
    .help = 请直接打开它继续办理。
refusal-already-established = 本县的单位和人员已经建立，名称是“{ $name }”。
    .help = 请在已有的单位和人员中修改。
refusal-task-not-open = “{ $task }”现在不能办：已经办过、已收回，或还没轮到。
    .help = 请打开事项，看现在办到哪一步。
refusal-not-claimed = “{ $task }”还没有人签收，不用退签。
    .help = 要办的，请先签收。
refusal-task-waits = 现在还不能办，前面的事还没有办完。
    .help = 请打开事项，看还缺什么。
refusal-not-done = “{ $task }”没有可以撤回或更正的内容：还没有办，或已收回。
    .help = 请打开事项，看现在办到哪一步。
refusal-undo-too-late = “{ $task }”提交已超过 { $minutes } 分钟，不能撤回。
    .help = 材料有笔误的，请办更正；内容要改的，请牵头单位退回。
refusal-undo-acted-on = “{ $task }”提交后已有人接着办，不能撤回。
    .help = 材料有笔误的，请办更正；内容要改的，请牵头单位退回。
refusal-undo-took-effect = “{ $task }”一经提交就已生效，不能撤回。
    .help = 材料有笔误的，请办更正；其他情况请与牵头单位联系。
refusal-cannot-be-left = “{ $task }”不能用情况说明代替：后面要靠它的结果。
    .help = 请办理这一项；办不了的，牵头单位可以撤回事项。
refusal-only-may-lapses = “{ $task }”不是可选的，不能直接定为不办。
    .help = 请办理；确实不办的，请写情况说明。
refusal-stage-not-finishable = “{ $task }”是必办或建议的，还没有办，本步骤不能结束。
    .help = 请先办完；不办的，请写情况说明。
refusal-claimed-holds = “{ $task }”已有人签收，正在办理，不能定为不办。
    .help = 请等签收人办完，或请签收人先退签。
refusal-objections-open = “{ $task }”还有 { $count } 条意见没有处理，不能结束征求意见。
    .help = 请逐条写明采纳、部分采纳或不采纳及理由。
refusal-round-closed = “{ $task }”这一轮征求意见已经结束。
    .help = 要再次征求意见的，请退回到这一步骤。
refusal-no-objection = “{ $task }”的这份答复没有待处理的意见。
    .help = 请打开事项，看各单位的答复和处理情况。
refusal-return-leads-on = 退回只能退到现在或以前的步骤，“{ $stage }”还没有办到。
    .help = 请选择现在或以前的步骤。
refusal-return-needs-more = “{ $task }”要用“{ $first }”的结果，而它在期限届满时没有办。
    .help = 请退回到“{ $stage }”或者更早的步骤。
refusal-barrier = “{ $task }”已经生效，不能退回到它之前。
    .help = 材料有笔误的，请办更正。
refusal-in-hand = “{ $task }”要等一等：“{ $other }”正由{ $person }办理，这几项一次只办一项。
    .help = 等那一项办完或退签后再办。
refusal-still-in-effect = 《{ $paper }》{ $number ->
    [none] {""}
   *[other] （{ $number }）
}已经生效，还没有确认，也没有撤销。
    .help = 请照原样确认，或者在发文的那项任务上交撤销它的文件。
refusal-not-in-effect = “{ $task }”没有已被取代而仍在生效的文件。
    .help = 现行的文件，要先退回或重办，才谈得上撤销。
refusal-inputs-changed = “{ $task }”所依据的材料在上一轮之后有改动，不能照原样确认。
    .help = 请看过新的材料后重新办理。
refusal-nothing-to-confirm = “{ $task }”没有可以照原样确认的内容：上一轮没有办过，或其中的名单、数据要重新填写。
    .help = 请重新办理。
refusal-parameter-set = “{ $parameter }”已经明确，并已用来计算期限或者判断条件，不能再改。
    .help = 请按原来的数值办理；确需改变的，请写明情况，与县级经办联系。
refusal-party-in-use = “{ $party }”已有待办在单位手里，现在不能换单位。
    .help = 请等办完再换，或先退回到这一步骤以前。
refusal-take-up-late = 这个事项已经开始办理，不能再补录以前的办理情况。
    .help = 请按步骤接着办；要从中途补录的，请新办一件事项。
refusal-end-not-by-hand = “{ $end }”要按步骤办到，不能直接选定。
    .help = 请办完余下的步骤。
refusal-already-constituted = { $body ->
        [none] 本事项已经对该机构办成过一次。
       *[other] 本事项已经对“{ $body }”办成过一次。
    }
    .help = 已成立的不能在这里撤回或再次成立；请接着办后面的步骤。
refusal-suspended = { $task ->
        [none] 这个事项已经中止{ $date ->
            [none] {""}
           *[other] ，预计到{ $date }
        }，恢复以前不能办理。
       *[other] “{ $task }”已经中止{ $date ->
            [none] {""}
           *[other] ，预计到{ $date }
        }，恢复以前不能办理。
    }
    .help = 请先恢复办理；材料仍可以补充，事项仍可以撤回或结束。
refusal-not-suspended = { $task ->
        [none] 这个事项没有中止，不用恢复。
       *[other] “{ $task }”没有中止，不用恢复。
    }
    .help = 请直接办理。
refusal-nothing-to-recount = 没有要重新计算的期限：没有暂定的，或者日历没有变。
    .help = 请先由系统管理更新日历。
refusal-not-due-yet = { $task ->
        [none] 时间还没有到，或者已经办过。
       *[other] “{ $task }”的时间还没有到，或者已经办过。
    }
    .help = 不用处理，到时候程序会自己办。
refusal-only-the-timer = 这一步由程序到时间自己办，不由人来办。
    .help = 要催的，请用提醒。
refusal-calendar-unknown = 没有这份日历，或者它的时区与本系统不同。
    .help = 请先在“工作日历”页面核对日历文件，再启用。

## 转办、委托、加签、阅知

refusal-not-the-head = 由{ $office }负责人或县级经办指定他人；本人可以随时自己担任。
    .help = 可以指定自己，或请负责人指定。
refusal-named-other = “{ $task }”指定由{ $person }办。
    .help = 请{ $person }办理；要换人的，请本单位负责人或牵头单位转办。
refusal-signers-first = “{ $task }”要先等加签或协办的单位：{ $office }。
    .help = 请催办，或由加签的单位减签。
refusal-delegated = “{ $task }”已委托他人准备，还没有交回。
    .help = 请受委托的人交回，或由委托人收回后办理。
refusal-not-delegated = “{ $task }”没有委托给别人。
    .help = 可以直接办理；不办的，请退签或转办。
refusal-signs-already = “{ $task }”这一轮已经请{ $office }办了。
    .help = 请另选单位；要换人办的，用转办。
refusal-signer-of-clause = “{ $task }”由{ $office }签是条文规定的，不能减签。
    .help = 不办的，由牵头单位写情况说明。
refusal-drop-decides = 减去{ $office }，“{ $task }”的结果就定了，不能减签。
    .help = 请等{ $office }表态，或由牵头单位退回。
refusal-read-already = { $office }已经记为已阅。
    .help = 不用再办。
refusal-not-early = “{ $task }”不能先办：已经轮到，或者是否要办还没有定，或者一办就成立机构，或者要表决。
    .help = 轮到的请直接办理；没有轮到的，请等前面的办完。
refusal-nobody-named = 没有写明交给谁，或者写的就是现在的人和单位。
    .help = 请另选一个人或一个单位。
refusal-not-of-office = { $person }今天不在{ $office }任职。
    .help = 请选该单位现在的人员；任职有变的，请县级经办先登记。
refusal-turn-unknown = 这一项不能这样加签。
    .help = 征求意见只能并加签，就是同时再问一个单位；其他可以前加签、并加签、后加签。

## 填的内容不全或不对

refusal-signer-missing = 请写明姓名和职务，各不超过 { $max } 字。
    .help = 用邀请链接办理的，以写明的姓名和职务为准。
refusal-bad-invitation-day = 邀请链接不能到{ $date }为止。
    .help = 请选今天起 { $max } 天以内的一天。
refusal-bad-suspension-day = 中止的预计截止日不能早于今天，也不能超过 { $max } 天。
    .help = 请另选一天；说不准的可以不填。
refusal-office-unknown = 本县的单位中没有“{ $office }”。
    .help = 请从单位列表中选择；确有此单位的，请县级经办先添加。
refusal-person-unknown = 本县的人员中没有“{ $person }”。
    .help = 请从人员列表中选择；确有此人的，请县级经办先添加。
refusal-appointment-unknown = 没有“{ $appointment }”这条任职。
    .help = 请在人员中查看现有的任职。
refusal-party-unknown = { $party ->
        [none] 没有写明是哪个参与单位。
       *[other] “{ $party }”不是这里可以填写的参与单位。
    }
    .help = 请从列出的参与单位中选择。
refusal-one-office-only = “{ $party }”要明确一个单位，只能是一个。
    .help = 请只选一个单位。
refusal-parameter-unknown = 本工作流程没有“{ $parameter }”这个数值。
    .help = 请从列出的数值中选择。
refusal-out-of-range = “{ $name }”填的是 { $value }，{ $words ->
        [none] 应在 { $low } 到 { $high } 之间。
       *[other] 应为下列之一：{ $words }。
    }
    .help = 请改正后再提交。
refusal-stage-unknown = 本工作流程没有“{ $stage }”这个步骤。
    .help = 请从列出的步骤中选择。
refusal-end-unknown = 本工作流程没有“{ $end }”这种结果。
    .help = 请从列出的结果中选择。
refusal-wrong-kind = { $kind ->
        [none] “{ $task }”不能这样办。
        [work] “{ $task }”是办理，不能这样办。
        [consultation] “{ $task }”是征求意见，不能这样办。
        [reply] “{ $task }”是答复意见，不能这样办。
        [approval] “{ $task }”是审批，不能这样办。
        [meeting] “{ $task }”是会议，不能这样办。
        [vote] “{ $task }”是表决，不能这样办。
        [filing] “{ $task }”是报送，不能这样办。
        [notice] “{ $task }”是公示，不能这样办。
        [objection] 对“{ $task }”的异议要决定成立或不成立，不能这样办。
        [assist] “{ $task }”是请贵单位协办，不能这样办。
       *[other] “{ $task }”是{ $kind }，不能这样办。
    }
    .help = 请打开这一项，按页面给出的方式办理。
refusal-paper-missing = “{ $task }”还缺“{ $paper }”。
    .help = 请附上“{ $paper }”的文件再提交。
refusal-paper-unknown = “{ $task }”不收“{ $paper }”。
    .help = 请核对材料；其他文件可以用“补充材料”交。
refusal-artifact-unknown = 提到的文件还没有上传。
    .help = 请先上传文件，再提交。
refusal-sections-missing = “{ $paper }”还没有确认这些内容：{ $sections }。
    .help = 请核对文件；写到了的逐项勾选，没写到的补上。
refusal-checklist-open = “{ $task }”还有这些没有涉及：{ $points }。
    .help = 请补齐后逐项勾选。
refusal-choice-missing = “{ $task }”要从这些方式中选：{ $choices }。
    .help = 请至少选一种。
refusal-fact-missing = “{ $task }”没有填“{ $fact }”。
    .help = 请填写后再提交。
refusal-fact-unknown = “{ $task }”不填“{ $fact }”。
    .help = 请去掉这一项再提交。
refusal-roster-missing = 没有填“{ $roster }”的拟任人选名单。
    .help = 请填写人选后再提交。
refusal-seat-unknown = “{ $roster }”中没有“{ $seat }”这个职务。
    .help = 请从列出的职务中选择。
refusal-roster-rule = { $seat ->
        [none] 拟任人选名单不符合要求。
       *[other] “{ $seat }”的人选不符合要求。
    }{ $rule ->
        [count] 应为 { $asked } 人，现有 { $found } 人。
        [per_party] 每个单位不超过 { $asked } 人，超过的：{ $found }。
        [must_include] 还缺这些单位的人选：{ $found }。
        [from] { $found ->
            [none] 有的人选没有写明来自哪里。
           *[other] 来源不符的：{ $found }。
        }
        [asks] { $found ->
            [none] 有的人选不符合条件。
           *[other] 不符合条件的：{ $found }。
        }
        [one_seat_each] 一人只能担任一个职务，重复的有 { $found } 处。
       *[other] 请看“{ $rule }”一项。
    }
    .help = 请调整人选后再提交。
refusal-members-missing = 没有填“{ $party }”的组成人员。
    .help = 请填写各单位的人员后再提交。
refusal-outcome-unknown = 没有选“{ $task }”的结果，或选的不在其中。
    .help = 请从页面给出的结果中选择。
refusal-reason-missing = 有必填的内容空着，例如理由、姓名或由谁决定。
    .help = 请填写后再提交。
refusal-basis-missing = “{ $task }”是必办的，不办要写明依据和批准人。
    .help = 请填写理由、依据和批准人。
refusal-evidence-missing = 代录“{ $task }”要写明签字人或通话人；来自纸质件的，还要附照片。
    .help = 请填写姓名；纸质件请拍照上传。
refusal-agenda-open = “{ $task }”的议程“{ $item }”没有进行，也没有说明原因。
    .help = 请记为已进行，或写明为什么没有进行。
refusal-agenda-vote = “{ $item }”由表决“{ $task }”办理，还没有计票。
    .help = 请先登记计票结果；没有进行的，写明原因。
refusal-agenda-unknown = 议程中没有“{ $item }”。
    .help = 请按列出的议程填写。
refusal-attendance-missing = “{ $task }”没有填到会人员。
    .help = 请填写到会的单位和人员。
refusal-collective-count = 集体研究的人数对不上：应到 { $entitled } 人，实到 { $present } 人，赞成 { $agree } 人，反对 { $against } 人。{ $miscount ->
        [nobody] 没有人到会。
        [too-many-there] 实到与回避合计超过应到。
        [too-many-votes] 赞成、反对与未表决的合计超过实到。
        [still-open] 还没有表决的人仍能改变结果，不能提前结束。
        [votes-otherwise] 这是按人记的票数，与填的合计不一致。
        [casting-uncalled] 票数不相等，或者没有规定由主持人决定，不能填主持人的决定票。
       *[casting-missing] 票数相等，要写明主持人怎样决定。
    }
    .about = 集体研究的人数对不上，或者票数相等时缺主持人的决定。
    .help = 请核对会议记录后再填。
refusal-poll-count = “{ $task }”的计票对不上。{ $miscount ->
        [measures] 人数和规定的每项合计数都要计，别的不计。
        [too-many-there] 发出的或参加的超过应参加的。
        [issued] 规定发票的要填发出数，没有规定的不填。
        [too-many-votes] 无效、赞成与反对合计超过参加的，或候选人得票超过有效票。
        [unlike] 一项有人参加，另一项却没有。
        [casting-uncalled] 票数不相等，或者没有规定由主持人决定，不能填主持人的决定票。
        [casting-missing] 赞成与反对相等，要写明主持人怎样决定。
        [mixed] 表决没有候选人；选举的票数填在候选人后面，每人须选名单中的一个职位；联名没有赞成、反对，签名的计入参加人数。
        [runners-up] 本轮只由前一轮没有当选的人作候选人，按前一轮的次序填写，每人一次。
        [passed-over] 前一轮得票更多的人没有作候选人，请在备注里写明原因。
        [proxies] 受托代投的票超过到场的人可以代的数；代投只按人数计。
        [groups] 票来自的组数不能多于票数，组别不计反对。
       *[candidates] 候选人数不符合规定。
    }
    .about = 计票对不上，计了规定以外的，或者候选人不符合规定。
    .help = 请核对计票单后再填。
refusal-counts-differ = “{ $task }”的计票与{ $person }的不一致：{ $where }。
    .help = 请再计一次；先计票的人也可以重新填报。
refusal-no-count-before = “{ $task }”还没有计过票，没有可以重新计票的。
    .help = 请直接填报计票结果，不要选重新计票。
refusal-roll-unreadable = “{ $paper }”不能计数{ $row ->
        [0] ：
       *[other] ，从第 { $row } 行起：
    }{ $wrong ->
        [one-file] 须是一个文件、一张表。
        [unreadable] 不是能读的表，或者太大。
        [empty] 没有内容。
        [too-many] 行数太多。
        [no-column] 没有名为 { $column } 的列。
        [blank] { $column } 没有填。
        [no-number] { $column } 须填大于零的数；小数位数不能多于规定，数也不能太大。
        [too-long] 有一格的内容太长。
        [too-many-groups] 分组太多。
        [twice] 同样的一行已经有了。
        [not-on-other] 有人不在另一名册上。
       *[two-groups] 同一个人在两个组里。
    }{ $faults ->
        [1] {""}
       *[other] 共发现 { $faults } 处。
    }
    .about = 名册不能计数：不是能读的表，缺列、缺值或者填错，有人重复，或者不在所依据的名册上。
    .help = 请改好表格再交：CSV 或 XLSX，第一行写列名，其中一列是“姓名”。
refusal-roll-uneven = “{ $paper }”中 { $group } 组有 { $found } 人，须为 { $wanted } 人。
    .help = 改好名册再提交：各组人数以按组计算的名额为准。
refusal-roll-in-use = “{ $paper }”不能再更正：“{ $task }”已经用到它的合计数。
    .help = 请牵头单位把造册的任务重办，用到它的也一并重办。
refusal-not-quorate = 实到 { $present } 人，不足须到的 { $quorum } 人，不能作出决定。
    .help = 请等到会人数够了再表决；人数填错的，请改正。
refusal-vote-otherwise = 选的结果与票数不符：须有 { $needed } 票赞成，得 { $agree } 票，{ $carried ->
        [yes] 是通过。
       *[no] 没有通过。
    }
    .about = 填的结果与票数得出的不一致。
    .help = 请按票数选结果；票数填错的，请改正。
refusal-not-yet = { $date }还没有到，不能记为已经办过。
    .help = 请填今天或以前的日期。
refusal-too-long = 内容过长或条数过多，最多 { $max }。
    .help = 请缩短，或把详细内容作为文件附上。
refusal-leaf-too-large = 一次提交的内容过多，超过 { $max } 字节。
    .help = 请分几次提交，或把详细内容作为文件附上。
refusal-bad-id = { $id ->
        [none] 没有填编号。
       *[other] “{ $id }”不能用作编号。
    }
    .help = 编号只用汉字、字母、数字、“-”和“_”，最多 96 个字。
refusal-bad-name = 名称没有填，或超过 { $max } 个字。
    .help = 请改短后再提交。

## 登录与传输

problem-unauthenticated = 您还没有登录，或登录凭据无法识别。
    .help = 请登录；通过接口访问的，请检查令牌。
problem-token-expired = 登录已过期。
    .help = 请重新登录；通过接口访问的，请向县级经办要新的令牌。
problem-bad-json = { $said ->
        [none] 提交的内容读不懂，什么也没有改动。
       *[other] 提交的内容读不懂，什么也没有改动。原因：{ $said }
    }
    .help = 请按接口说明改正后再提交。
problem-media-type = { $found ->
        [none] 没有写明内容的格式，这里只收 { $allowed }。
       *[other] 这里不收 { $found } 格式的内容，只收 { $allowed }。
    }
    .help = 请换成 { $allowed } 再提交。
problem-too-large = 提交的内容超过上限 { $max }。
    .help = 请压缩文件，或分成几个文件上传。
problem-idempotency-mismatch = 同一个 Idempotency-Key 已用于另一份内容，这次没有办理。
    .help = 内容不同的，请换一个新的 Idempotency-Key。
problem-idempotency-missing = 请求没有带 Idempotency-Key，没有办理。
    .help = 请为每次提交带一个新的 Idempotency-Key，重发时用原来的。
problem-precondition = 您打开之后，别人已经办过这个事项，这次没有办理。
    .help = 请刷新，看过新的情况后再办。
problem-method = 这个地址不支持这种操作。
    .help = 请从页面上的按钮办理；通过接口访问的，请看接口说明。
problem-busy = 现在访问的人太多，这次没有办理。
    .help = 请过一会儿再试。
problem-storage = 记录没有写成，什么也没有改动。
    .help = 请过一会儿再试；还是不行的，请告诉系统管理。
problem-file-type = { $found ->
        [none] 认不出文件的类型，这里只收 { $allowed }。
       *[other] 这里不收 { $found } 文件，只收 { $allowed }。
    }
    .help = 请另存为 { $allowed } 后再上传。
problem-empty-file = 文件是空的。
    .help = 请打开文件核对内容，再上传。
problem-secret-marking = 文件名或文字中带有密级标志（秘密★、机密★、绝密★）。涉密材料不能放在这里，这次没有保存。
    .help = 请按保密规定另行办理；标志有误的，请先由定密单位更正。
problem-photo-broken = 照片“{ $name }”已损坏或不完整，不能合成 PDF，这次没有办理。
    .help = 请打开照片核对，重拍或重新导出后再提交。
problem-photo-large = 照片“{ $name }”像素过多，不能合成 PDF，这次没有办理。
    .help = 请缩小照片，或先自行合成 PDF 再上传。
problem-photos-too-many = 一份材料最多合成 { $photos } 张照片，合计不超过 { $size }，这次没有办理。
    .help = 请减少照片或压缩后再提交，也可以先自行合成 PDF。
problem-one-file = 这里只能放一个文件；照片与其他文件混在一起，或有 HEIC 照片，不能合成一个，这次没有办理。
    .help = 请全部用 JPEG 或 PNG 照片，或先自行合成一个 PDF。
problem-upload-offset = 这一段接不上：已收到 { $offset } 字节。
    .help = 请从第 { $offset } 字节起续传。
problem-uploads-full = 您还没有传完的文件太多，最多同时 { $max } 个，合计大小也有上限；这次没有接收。
    .help = 请先传完已经开始的文件；没有传完的，一天后自动清除。
problem-link-used = 这个链接只能用一次，已经用过或已过期。
    .help = 请发链接的单位再发一个。
problem-bad-cursor = 这一页的位置已经失效。
    .help = 请从第一页重新查看。
problem-forbidden = 您的身份不能做这件事。
    .help = 请由有相应身份的人办理，或与县级经办联系。
problem-cross-site = 这次提交来自别的网站，没有办理。
    .help = 请在本网站的页面上重新提交。
refusal-unseen-characters = 文字里有看不见的控制字符，不能记录。
    .help = 去掉这些字符再提交。
refusal-bad-mail = 这不是邮件地址。
    .help = 请写成 name@example.cn 的样子。
refusal-bad-phone = 这不是电话号码。
    .help = 只写数字、空格、加号和短横，至少五位数字。
refusal-office-above-itself = 单位“{ $office }”会成为自己的下级，没有保存。
    .help = 请另选上级单位。
refusal-route-open = 贵单位规定了呈批顺序，现在轮到“{ $position }”。
    .help = 请由该职务的人签批；领导在纸上签了的，拍照录入呈批单。
refusal-nothing-to-endorse = 贵单位没有规定呈批顺序，或者您已经签批过。
    .help = 直接办理即可；要分步签批的，请县级经办在“单位和人员”里设呈批顺序。
refusal-reminds-itself = 这是贵单位自己的事，不用提醒。
    .help = 可以直接办理，或者告诉本单位的人。
refusal-reminded-already = 24 小时内已经提醒过。
    .help = 可以打电话，再把通话记下来。
problem-slip-code = 短码不是这件事的，没有录入。
    .help = 请核对呈批单上的短码，照片要和这件事对得上。
refusal-migration-unknown = 没有这个工作流程更新的版本可转。
    .help = 请从工作流程的页面选择版本。
refusal-migration-needs-mapping = 新版本里没有与“{ $task }”对应的内容，{ $count ->
        [1] 请指明对应哪一项。
       *[other] 共{ $count }项，请指明各对应哪一项。
    }
    .help = 在工作流程的“转到新版本”页面逐项指明。
refusal-migration-impossible = 事项不能转到新版本：{ $why ->
        [kind] “{ $task }”在新版本中是另一类事项
        [asked] “{ $task }”正在办，新版本改了由谁办、怎么办{ $other ->
            [none] {""}
           *[other] （{ $other }不在其中）
        }
        [party] 新版本没有“{ $task }”这个参与单位，或者它不是事项中成立的
        [roster] 新版本没有“{ $task }”这份名单
        [value] “{ $task }”已定为{ $other }，新版本不容许
        [taken] “{ $task }”的新编号“{ $other }”已被本事项的另一件事用过
        [in-effect] “{ $task }”已经生效，新版没有这份文件，或不由这项任务出
        [indispensable] “{ $task }”不办就不能成立，而它所在的步骤已经办过
        [unsettled] “{ $task }”所在的步骤已经办过，它却没有办结
        [ahead] “{ $task }”已经办了，它在新版本中还没有轮到
        [before-its-turn] “{ $task }”已经办了，新版本要求先办的“{ $other }”还没有办结
        [ruled-out] “{ $task }”已经办了，按新版本的条件它不用办
        [paper-missing] “{ $task }”要用的“{ $other }”没有，以后也不会再出
        [fact-missing] “{ $task }”要看“{ $other }”才能定，它没有填写，以后也不会再填
        [party-missing] “{ $task }”由“{ $other }”办，它没有成立，以后也不会再成立
        [ended] 事项已经结束
        [constituted] “{ $task }”已经成立
        [mapping] “{ $task }”不能对应“{ $other }”：两个版本里要各有其一，一个只能对应一个
       *[unowed] “{ $task }”没有单位在办
    }。
    .about = 事项不能转到新版本：正在办、办过或者已经生效的，在新版本里没有位置。
    .help = 事项照原版本继续办理。
refusal-migration-loses = 转到新版本，“{ $task }”{ $count ->
        [1] {""}
       *[other] 等{ $count }项
    }必办的就不会再办了。
    .help = 确要转的，写明理由、依据和批准人。
refusal-migration-basis-missing = “{ $task }”是必办的，转后不再办，要写明依据和批准人。
    .help = 请填写理由、依据和批准人。
refusal-event-out-of-turn = { $how ->
        [not-sent] “{ $task }”还没有送出。
        [sent-already] “{ $task }”已经送给{ $party }。
        [recipient] 请写明是“{ $task }”的哪个收件单位；一类有多个的，写明名称。
        [received-already] “{ $task }”的这个收件单位已经收到。
        [answered-already] “{ $task }”的这个收件单位已经答复。
        [not-awaited] “{ $task }”不需要等答复。
        [no-end] “{ $task }”要等到答复为止。
        [not-up] “{ $task }”还没有张贴。
        [up-already] “{ $task }”已经张贴。
        [no-objections] 按规定，“{ $task }”不能提出异议。
        [no-change] “{ $task }”公示的材料没有新的更正，或者更正已经公示。
        [before] 这件事不可能在 { $day } 以前发生。
        [decided] “{ $task }”登记的最后一项是已经处理的异议，不能划去。
       *[nothing] “{ $task }”还没有登记过任何进展。
    }
    .about = 申报或者公示到现在不会有这一步：还没有送出或者张贴，已经登记过，或者规定没有这一步。
    .help = 请看这一项下面已经登记的进展；登记错了的可以从最后一项起划去。
refusal-answer-awaited = “{ $task }”在 { $until } 结束以前还可能有答复。
    .help = 收到答复就登记；过了这一天还没有的，再登记没有答复。
refusal-notice-runs = “{ $task }”要公示到 { $until } 结束，在此以前可以提出异议。
    .help = 过了这一天再登记撤下，附上照片。
refusal-objection-late = 对“{ $task }”提出异议的期限到 { $until } 为止。
    .help = 请告知提出的人已经逾期，还有什么别的途径。
refusal-objections-undecided = “{ $task }”还有 { $count } 件异议没有处理。
    .help = 请提醒负责处理的单位，处理完再登记撤下。
refusal-correction-owed = { $how ->
        [put-up] 异议成立，“{ $paper }”已经更正，但更正的内容还没有公示。
       *[correct] 异议成立，“{ $paper }”还没有更正。
    }
    .help = { $how ->
        [put-up] 请公示更正的内容并登记。
       *[correct] 请在报送这份材料的任务里更正，再公示更正的内容并登记。
    }
refusal-task-not-yet = “{ $task }”在 { $until } 结束以前不能开始。
    .help = 过了这一天再办；取决于在事项里确定的日子的，牵头单位可以改期。
