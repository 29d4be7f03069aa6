### 可靠性规则发现的问题。

## 逐条检查
diagnostic-tasks-can-start = 这些任务互相等待：{ $tasks }
    .why = 哪一项都无法开始。
    .help = 去掉其中一个 `after`，让一项先办。
diagnostic-outcomes-lead-on =
    { $outcome ->
        [last-stage] 成功的结果不止一个：{ $target }
       *[other]
            任务 { $task } 的结果为“{ $outcome ->
                [returned] 退回
                [refused] 不同意
                [objection] 有不同意见
                [changes] 要求修改
               *[other] { $outcome }
            }”时转到 { $target }，这是后面的步骤或成功的结果
    }
    .why =
        { $outcome ->
            [last-stage] 最后一个步骤办完以后，无法确定是哪一个结果。
           *[other] 不利的结果只能往回走或结束，不能跳过步骤，也不能算成功。
        }
    .help =
        { $outcome ->
            [last-stage] 只留一个写有 `founding` 或 `success: true` 的结果。
           *[other] 改为本步骤、前面的步骤，或不算成功的结果。
        }
diagnostic-figures-are-computable =
    { $how ->
        [circle] 计算数 { $figure } 要用到它自己
        [too-long] 计算数 { $figure } 的算式太长
        [operation] 一个算式有且只有一种算法
        [operands] { $figure } 的项数不对
        [word] { $figure } 的取值是词，不能用来计算
        [no-count] 计算数 { $figure } 可能不是整数，不能用作人数
        [for-each] { $figure }是每组各有一个的数，这里要一个数
        [total] { $figure }本来就是一个数，只有分组计算的才有合计
        [ungrouped] { $figure }按名册分组计算，而名册没有分组
        [as-many-one] 计算数 { $figure } 是一个数；各组人数要用分组计算的数
        [decimal-bound] 有小数的数不能以整数 { $figure } 为界
        [as-many-ungrouped] { $roll } 按 { $figure } 分配各组人数，而它没有分组
        [as-many-range] 按 { $figure }，{ $roll } 会有 { $low } 到 { $high } 人，超出它的范围
        [constant] 计算数 { $figure } 不随任何情况或参数变化
        [divides-by-zero] 计算数 { $figure } 可能要除以零
        [too-large] 计算数 { $figure } 可能大得无法写出
        [by-fraction] 计算数 { $figure } 按一个可能不是整数的数分档
        [rows-overlap] 计算数 { $figure } 的分档有重叠：{ $value } 属于不止一档
       *[other] 计算数 { $figure } 的分档有缺口：{ $value } 不属于任何一档
    }
    .why = 计算数由程序算出，不由人填写；任何取值都要恰好算得出一个数。
    .help =
        { $how ->
            [circle] 把互相用到的计算数拆开，只从情况、参数和别的计算数算起。
            [too-long] 分成几个计算数来写。
            [operation] 写 `sum`、`difference`、`product`、`share`、`ceil`、`floor`、`min`、`max`、`total`、`table` 中的一个。
            [operands] `share` 写两项：部分和总数；`sum` 等写两项以上。
            [word] 改用有范围（`range`）的情况。
            [no-count] 先用 `ceil` 或 `floor` 取整。
            [for-each] 用它的合计 `total`。
            [total] 直接用它，或者给它写 `for_each`。
            [ungrouped] 给名册写 `grouped_by`，或者删去 `for_each`。
            [as-many-one] 给它写 `for_each`，或者只写 `range`。
            [decimal-bound] 另写一个计算数，如两者之差，再以零为界。
            [as-many-ungrouped] 给名册写 `grouped_by`：组名与另一名册的组名相同。
            [as-many-range] 放宽名册的 `range`，或收窄计算数所用的取值。
            [constant] 直接写出这个数，或写明它由什么算出。
            [divides-by-zero] 把除数的范围改成不含零。
            [too-large] 收窄所用情况和参数的范围。
            [by-fraction] 先用 `ceil` 或 `floor` 取整。
            [rows-overlap] 改动其中一档的起止。
           *[other] 补上缺的一档，或让首尾两档不写端点。
        }
diagnostic-guards-decide =
    { $how ->
        [never] 关于 { $fact } 的条件永远不成立
        [always] 关于 { $fact } 的条件总是成立
       *[other] 关于 { $fact } 的条件用了它没有的取值
    }
    .why = 条件不起作用，多半是数字或用词写错了。
    .help =
        { $how ->
            [never] 让条件落在 { $fact } 的范围之内，或删去受它限制的内容。
            [always] 收窄条件，或删去条件。
           *[other] 写 { $fact } 已列明的取值：词要一字不差，范围要用数字。
        }
diagnostic-bodies-are-constituted-once =
    { $acts ->
        [end] 结果 { $end } 算成功，却没有成立 { $body }
        [no-end] 没有哪个结果成立 { $body }
        [twice] { $body } 可能成立两次
       *[other] 没有哪项任务使 { $body } 成立
    }
    .why =
        { $acts ->
            [end] 设立机构的工作流程，机构成立了才算成功。
            [no-end] 设立机构的工作流程，要有一个机构已成立的结果。
            [twice] 机构从哪一刻起成立，只能由一项任务决定。
           *[other] 机构要由一项任务成立，这里没有写明是哪一项。
        }
    .help =
        { $acts ->
            [end] 给 { $end } 写上 `founding: { $body }`，或去掉它的 `success`。
            [no-end] 给机构成立的那个结果写上 `founding: { $body }`。
            [twice] 用条件使成立 { $body } 的几项任务互相排斥，或者只留一项。
           *[other] 在一项任务上写 `constitutes: { $body }`。
        }
diagnostic-constituting-is-must =
    任务 { $task } 使机构成立，要求却只是“{ $force ->
        [each] 几个单位各办各的
        [must] 必办
        [should] 建议
        [may] 可选
        [reported] 做法
       *[other] { $force }
    }”
    .why = 没有这一项，机构就没有成立，因此不能省去。
    .help = 给 { $task } 写 `force: must`，或去掉它和所在步骤的 `force`。
diagnostic-returns-stay-before-founding =
    任务 { $task } 的结果为“{ $outcome ->
        [returned] 退回
        [refused] 不同意
        [objection] 有不同意见
        [changes] 要求修改
       *[other] { $outcome }
    }”时退回到 { $target }，越过了批准成立的 { $act }
    .why = 机构已经成立，后面的步骤不能把它撤回。
    .help = 退回到 { $act } 之后的步骤，或把这件事放到 { $act } 之前。
diagnostic-rosters-can-be-filled =
    { $how ->
        [unfilled] 名单 { $roster } 没有恰好由一项任务拟定
        [each] 名单 { $roster } 由几个单位各自拟定
        [empty-range] { $roster } 的席位 { $seat } 要求不少于 { $need } 人、不超过 { $have } 人
        [too-many-named] { $roster } 的席位 { $seat } 必须包括 { $need } 个单位，却只有 { $have } 个名额
        [named-outside] { $roster } 的席位 { $seat } 必须包括的单位不都在 `from` 里
       *[other] { $roster } 的席位 { $seat } 需要 { $need } 人，有关单位最多只能出 { $have } 人
    }
    .why =
        { $how ->
            [unfilled] 名单要有人拟，而且只能以一份为准。
            [each] 每个单位都会重拟一份，后一份盖过前一份。
           *[other] 无论怎么选，都排不出符合规定的名单。
        }
    .help =
        { $how ->
            [unfilled] 只在一项办理任务上写 `fills: { $roster }`。
            [each] 把任务交给一个单位，不写 `each of`。
            [empty-range] 改正 `count`，或其中参数的范围。
            [too-many-named] 增加 `count`，或减少 `must_include`。
            [named-outside] 把该单位加进 `from`，或从 `must_include` 里去掉。
           *[other] 减少 `count`，提高 `per_party`，或在 `from` 里增加单位。
        }
diagnostic-duties-are-separable =
    { $how ->
        [party] 任务 { $task } 由 { $party } 审批，而 `not_by` 要求整个 { $party } 回避
        [offices] 任务 { $task } 与规定中的另一项都由 { $party } 办理，同一单位不得都办，任务就无法办理
        [together] 规定写明由 { $party } 集体决定，而其中没有一项是审批
        [otherwise] { $party ->
            [none] 规定的 `otherwise` 没有写明由哪个单位签办
           *[other] 规定的 `otherwise` 写明由 { $party } 签办，而 { $party } 本身办理规定中的任务 { $task }
        }
       *[other] 任务 { $task } 可能无人审批：只由 { $party } 的一个职务审批，担任这个职务的人可能要回避
    }
    .why = { $how ->
        [together] 集体决定只用于审批，其他任务要有人去办。
        [offices] 规定要求分开的任务，不能只由同一个单位办。
        [otherwise] 替代签办的人同样要回避，规定就落不了实。
       *[other] 起草的人、拟任的人和写明要回避的单位不能审批，这样一来任务就没有人办。
    }
    .help =
        { $how ->
            [offices] 改由另一个单位办理其中一项，改用 `over: people`，或加上 `otherwise:`。
            [together] 改写由谁签办，或在 `tasks` 里写上一项审批。
            [otherwise] 另写一个不办理这些任务的单位或职务。
            [party] 加上 `otherwise:`，写明由哪个单位集体决定，或在 `by` 里换一个单位。
           *[other] 加上 `otherwise:`，写明由哪个单位集体决定，或放宽 `by`。
        }
diagnostic-rules-concern-several =
    { $task ->
        [none] `{ $rule }` 的一条规定没有写任务，至少要写两项
       *[other] `{ $rule }` 的一条规定只写了任务 { $task }，至少要写两项
    }
    .why = 分开办理、一次只办一项，说的都是几项任务之间的事；只有一项，这条规定就什么也没规定。
    .help = 请在 `tasks` 里再写一项任务，或删去这条规定。
diagnostic-thresholds-are-attainable =
    { $how ->
        [one] 任务 { $task } 只由一个人审批，谈不上几个人同意
        [nobody-votes] 任务 { $task } 写了怎样表决，却没有写由谁集体决定
        [too-many] 任务 { $task } 要至少 { $need } 人同意，而最多只有 { $have } 人签
        [no-signer] 任务 { $task } 给 { $need } 定了份额，而它不在审批的单位里
        [no-weights] 任务 { $task } 按份额计算，却没有写各占多少份
       *[other] 任务 { $task } 写了份额，却不按份额计算
    }
    .why = 达不到的条件谁也通过不了；用不上的份额会让人以为算过。
    .help =
        { $how ->
            [nobody-votes] 加上 `otherwise: … together`，或去掉 `voting`。
            [one] 由几个单位审批的，写 `by: each of …`；只由一个人审批的，去掉 `carried`、`in_turn` 和 `weights`。
            [too-many] 把人数改少，或增加审批的单位。
            [no-signer] 去掉这一份，或把该单位写进 `by`。
            [no-weights] 加上 `weights:`，写明各单位的份额，或去掉 `of weight`。
           *[other] 在 `carried` 后面加 `of weight`，或去掉 `weights`。
        }
diagnostic-votes-decide =
    { $how ->
        [each] 表决 { $task } 由几个单位各自组织
        [foreign] 表决 { $task } 按 { $what } 计，它却不是名册的合计数
        [no-ballots] 表决 { $task } 要求“{ $what }”，却没有发票
        [too-many] 表决 { $task } 要求“{ $what }”，超过名册可能有的数
        [idle] 表决 { $task } 的这个要求总能达到：“{ $what }”
        [both] 表决 { $task } 赞成和反对两方可以同时达到“{ $what }”
        [never] 表决 { $task } 写了 `{ $what }`，却不会有这样的结果
        [election] 表决 { $task } 是选举，票数相等不由任何人决定
        [groups] 表决 { $task } 要求“{ $what }”，而组别只按全部的组或参加的组计
        [support] 表决 { $task } 是征集联名，却要求“{ $what }”：不签名的就没有参加
        [support-key] 表决 { $task } 是征集联名，却写了 `{ $what }`
        [no-vote] { $task }的议程要表决{ $what }，而它不是表决
        [elsewhere] { $task }的议程要表决{ $what }，而它在别的步骤
        [after-it] { $task }的议程要表决{ $what }，而它在会后才办
        [two-meetings] { $what }既在{ $task }表决，又在另一项议程表决
        [decision] 表决 { $task } 不是选举，却写了候选人数
       *[other] 表决 { $task } 写了候选人数，席位 { $what } 却没有上限
    }
    .why = 无论票数怎样，都要有且只有一种结果。
    .help =
        { $how ->
            [each] 由一个单位组织。
            [foreign] 把它写进名册的 `measures`，或者不按它计。
            [no-ballots] 加上 `ballots: true`，或以参加的人数 `participating` 为基数。
            [too-many] 降低要求，或放宽名册的 `range`。
            [idle] 以应参加 `entitled` 或发出选票 `issued` 为基数。
            [both] 写 `more than 1/2`，或更高的比例。
            [never] 删去它，或写上会引起它的内容：`quorum`、`ballots`，或用 `fills` 选举。
            [election] 删去 `tie`，用 `again` 再选一轮。
            [groups] 写 `of entitled groups` 或 `of participating groups`。
            [support] 以名册上的全部 `entitled` 为基数，写比例或数量。
            [support-key] 删去 `{ $what }`，或把 `support` 改为 `majority`。
            [no-vote] 请写一项表决。
            [elsewhere] 把表决移到会议所在的步骤。
            [after-it] 不要让会议先于表决办完。
            [two-meetings] 只在一项议程里写它。
            [decision] 删去 `candidates`，或用 `fills` 写明选举产生的名单。
           *[other] 给席位写 `count: 3..5` 或一个数。
        }
diagnostic-parties-are-asked-once = 任务 { $first } 和 { $second } 就材料 { $paper } 两次征求 { $party } 的意见
    .why = 同一份材料两次去函，会有两个答复，不知以哪个为准。
    .help = 在其中一项里去掉 { $party }，例如用单位组加 `except`。
diagnostic-papers-fit-together =
    { $how ->
        [itself] 材料 { $paper } 以自己为附件
       *[other] 材料 { $paper } 的文种是{ $type }，答复的却不是{ $asked }
    }
    .why =
        { $how ->
            [itself] 附件没有写成，材料就办不成。
           *[other] 按公文规定，批复答复请示，复函答复函。
        }
    .help =
        { $how ->
            [itself] 从 `attach` 里去掉 { $paper }。
           *[other] 把它所答复的材料的文种写成{ $asked }，或给 { $paper } 换一个文种。
        }
diagnostic-parameters-are-used =
    { $how ->
        [unread] 参数 { $parameter } 没有用到
        [unread-day] 没有什么从 { $parameter } 这个日子起算
        [negative] 参数 { $parameter } 可能小于零
       *[other] 参数 { $parameter } 用作时限，却没有时间单位
    }
    .why =
        { $how ->
            [unread] 县里要填一个不起作用的数。
            [unread-day] 县里会被要求确定一个没有用处的日子。
            [negative] 它表示人数、天数或社员数，都不会是负数。
           *[other] 没有单位，就不知道什么时候到期。
        }
    .help =
        { $how ->
            [unread] 用在 `due`、`count` 或条件里，或删去。
            [unread-day] 用在 `due`、`not_before` 或期限里，或者删去。
            [negative] 让 `range` 从 0 或更大的数开始。
           *[other] 在 `range` 后写上 `workdays`、`days` 或 `hours`。
        }
diagnostic-force-has-a-source =
    { $clause } 的要求是“{ $force ->
        [must] 必办
        [should] 建议
        [may] 可选
        [reported] 做法
       *[other] { $force }
    }”，却没有写明原文出处
    .why = 要求别人做的事，要说明写在哪里。
    .help = 加上 `source:` 写明节次；原文没有写的，标 `inferred: whole`。

## 走遍各种过程后的检查

diagnostic-facts-are-stated =
    { $how ->
        [each] 任务 { $task } 让几个单位各自填报 { $fact }
        [kind] 任务 { $task } 要填报 { $fact }，却不是办理任务
       *[other] { $task } 取决于 { $fact }，有的过程走到这里时还没有填报
    }
    .why =
        { $how ->
            [each] 一个情况同时只有一个值，后一个单位填的会盖过前一个单位填的。
            [kind] 只有办理任务的表单填报情况，写在别处就永远填不上。
           *[other] 条件无法判断，事项就停在这里。
        }
    .help =
        { $how ->
            [each] 把任务交给一个单位，不写 `each of`。
            [kind] 把 `states` 移到一项办理任务上。
           *[other] 让填报 { $fact } 的任务 { $stated } 每次都在 { $task } 之前办完，例如写 `after: { $stated }`，或放到前面的步骤。
        }
diagnostic-papers-are-produced =
    { $trouble ->
        [twice] 任务 { $task } 写出材料 { $paper }，有的过程走到这里时已经由别的任务写出
       *[none] 任务 { $task } 需要材料 { $paper }，有的过程走到这里时还没有这份材料
    }
    .why =
        { $trouble ->
            [twice] 一份材料有几条来路的，每次只走一条；走了两条，就说不清哪一份作数。
           *[none] 任务无法开始，事项就停在这里。
        }
    .help =
        { $trouble ->
            [twice] 给写出 { $paper } 的各项任务写上互相排斥的条件，或者各写各的材料。
           *[none] 让写出 { $paper } 的任务 { $writer } 每次都在 { $task } 之前办完：改为必办、不带条件，或在同一步骤里写 `after`；也可以在别的任务写 `writes: { $paper }`，作为另一条来路。
        }
diagnostic-parties-are-formed =
    { $task ->
        [none] 没有任务组建 { $party }
       *[other] 任务 { $task } 要由 { $party } 参加，有的过程走到这里时它还没有组建
    }
    .why = 还没有组建的单位，既不能办理，也不能答复。
    .help =
        { $task ->
            [none] 在一项办理任务上写 `forms: { $party } from …`，或把它列入别的一类。
           *[other] 让组建或成立 { $party } 的任务每次都在 { $task } 之前办完，或把 { $task } 交给别的单位。
        }
diagnostic-stages-are-reached =
    { $stage ->
        [none] 没有哪个过程能到达结果 { $end }
       *[other] 没有哪个过程会进入步骤 { $stage }
    }
    .why = 永远不会发生的内容，看上去有用，其实落空。
    .help =
        { $stage ->
            [none] 让最后一个步骤能够走到，或删去 { $end }。
           *[other] 放宽它的 `when`，或删去这个步骤。
        }
diagnostic-stages-can-end =
    { $stage ->
        [none] 工作流程没有成功的结果
       *[other] 从步骤 { $stage } 起到不了成功的结果
    }
    .why = 事项要能够在不免除任何一项的情况下办成。
    .help =
        { $stage ->
            [none] 给一个结果写上 `success: true` 或 `founding`。
           *[other] 检查 { $stage } 及以后的任务和退回，留出一条走到结果的路。
        }
diagnostic-runs-never-stick =
    { $tasks ->
        [none] 有的过程会停住，没有事可办
       *[other] 有的过程会停住，这些任务都在等待，无法开始：{ $tasks }
    }
    .why = 事项停住，谁也推不动。
    .help = 看看各项任务需要什么、由哪一项写出，让其中一项先办。
diagnostic-founding-is-constituted = { $body } 没有成立，也能到达结果 { $end }
    .why = 记录上会写着机构已成立，其实没有成立。
    .help = 去掉成立 { $body } 的任务或其所在步骤的条件，或者给 { $body } 写上同样的条件。
diagnostic-unproved = 局面超过 { $bound } 种，无法证明流程没有问题
    .why = 没有证明的工作流程不会启用。
    .help = 用 `after` 排出同一步骤内任务的先后，拆开大的步骤，或减少条件用到的情况。
diagnostic-outsiders-owe-nothing =
    { $task ->
        [none] { $party }是外部单位，又列为别的参与单位
       *[other] { $task } 要求外部单位 { $party } 办理
    }
    .why = 从不登录的单位在这里不承担任务：没有人会办，也无从提醒。
    .help = 写明由哪个参与单位与它联系；{ $party } 的办理情况由该单位登记，用 filing。
diagnostic-filings-lead-on =
    { $how ->
        [not-awaited] { $task } 写了答复以后怎么办，却不等答复
        [no-end] { $task } 写了没有答复时转到哪里，却没有写等多久
        [for-ever] { $task } 无限期等待外部单位，又不能不办
        [silence-founds] { $task } 用以成立机构，没有答复也会继续
        [recipients] { $task } 报送给职务、席位或起草人；只能报送给单位
        [nobody-objects] { $task } 写了异议成立时转到哪里，却没有人可以提出异议
        [both] { $task } 的异议成立时既更正又转到别处
        [decided-by-several] 对 { $task } 的异议由多个单位各自处理
       *[several] { $task } 由多个单位各自办理
    }
    .why = 外部单位可能一直不答复：参与单位总要有路可走，而且只有一条。
    .help =
        { $how ->
            [not-awaited] 写上 `until: answered`，或者删去答复以后的去处。
            [no-end] 用 `no_answer` 写明等多久，或者删去 `if_no_answer`。
            [for-ever] 写上 `until: answered`，用 `no_answer` 写明等多久，用 `if_no_answer` 写明那时转到哪里；或者写 `until: sent`。
            [silence-founds] 写上 `if_no_answer`：没有答复不等于准予登记。
            [recipients] 写明收件单位。
            [nobody-objects] 用 `objections` 写明异议由谁处理，或者删去 `if_upheld`。
            [both] `upheld: correct` 与 `if_upheld` 只留一个。
           *[other] 只写一个单位。
        }
diagnostic-limits-lead-on =
    { $how ->
        [before] 期限 { $limit } 要求办成的任务，排在它起算的任务之前
        [success] 期限 { $limit } 到期会变成办成
        [founded] 期限 { $limit } 会在机构成立以后结束事项
        [back-from-a-day] 期限 { $limit } 从某日倒推
       *[back] 期限 { $limit } 到期转回前面，或者转到它自己所在的步骤
    }
    .why = 到期是一条出路，不是同意：可以不再办没有按时办的，但不能推翻已经办成的。
    .help =
        { $how ->
            [before] 从排在 `until` 之前的任务起算。
            [success] 写一种没有办成的结果，或者后面的步骤。
            [founded] 转到后面的步骤。
            [back-from-a-day] 从某日或某任务之后起算。
           *[back] 写一种结果，或者 `until` 之后的步骤；需要退回的，由牵头单位随时退回。
        }
diagnostic-times-fit-together = { $tasks } 的时间不能都做到
    .why = 其中有的要在能开始以前就办完；照这样写，到时候才会发现来不及。
    .help = 核对这些任务的 `due`、`not_before`、`for` 和期限，给 { $task } 多留时间，或者少等一些；参数按最不利的取值核对。
