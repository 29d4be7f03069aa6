### 流程检查的说法。没有的事实传入 none 这个词。

## 标签

diagnostic-error = 错误
diagnostic-why = 原因
diagnostic-help = 怎么改
diagnostic-run = 最短的出错过程
diagnostic-source = 原文 { $source }
diagnostic-other = 另见这里
check-ok = { $file }：没有问题；共查看 { $markings } 种局面、{ $steps } 个走法（上限 { $bound } 种局面），用时 { $ms } 毫秒
check-summary = { $file }：发现问题 { $count } 处

## 出错过程中的每一步

step-stage =
    { $id ->
        [none] 各步骤已走完
       *[other] 进入步骤 { $id }
    }
step-done =
    { $detail ->
        [none] { $id } 已办
       *[other] { $id } 已办（{ $detail }）
    }
step-lapsed = { $id } 未采用
step-outcome =
    { $id } 的结果：{ $detail ->
        [returned] 退回
        [refused] 不同意
        [objection] 有不同意见
        [changes] 要求修改
       *[other] { $detail }
    }
step-limit = 期限 { $id } 到期
step-offered = { $id } 已发出（单位数：{ $detail }）
step-answered = 有一个单位办完了 { $id }

## 读取文件

diagnostic-too-large = 文件超过可读取的 { $bytes } 字节
    .why = 工作流程要短到能够逐行审阅。
    .help = 拆成几个工作流程，或把长段文字移出文件。
diagnostic-too-deep = 文件嵌套超过 32 层，或内容条目过多
    .why = 工作流程用不着这样深的嵌套，多半是括号或缩进写错了。
    .help = 检查此处之前的括号和缩进，把内容写平或拆成几个文件。
diagnostic-unreadable = YAML 在这里读不下去：{ $said }
    .why = 文件读不通，后面的内容都无法检查。
    .help = 检查这里的括号、引号和缩进；文字里有逗号、冒号或括号时加上引号。
diagnostic-duplicate-key = 同一处有两个相同的键
    .why = 两个只会算一个，审阅的人看不出算哪一个。
    .help = 删去一个，或把另一个改名。
diagnostic-alias = 不读取 YAML 的锚点（`&`）和引用（`*`）
    .why = 每一条的内容要写在这一条里，才能与原文对照审阅。
    .help = 把内容在这里写全；整个步骤共用的写在步骤上。
diagnostic-merge-key = 不读取合并键 `<<`
    .why = 每一条的内容要写在这一条里，才能与原文对照审阅。
    .help = 把各个键在这里写全；整个步骤共用的写在步骤上。
diagnostic-tag = 不读取 YAML 标记 { $tag }
    .why = 标记会引入别的文件或改变值的含义，审阅时看不出来。
    .help = 删去 { $tag }，直接写出值。
diagnostic-boolean-word = `{ $word }` 会被许多 YAML 工具读成真假值
    .why = 同一个文件在不同的工具里会有不同的意思。
    .help = 换一个词；确实是文字的，加上引号。
diagnostic-unknown-key =
    { $comma ->
        [yes]
            `{ $key }` 没有值，也不是{ $mapping ->
                [procedure] 工作流程
                [position] 职务
                [parameter] 参数
                [day] 日期
                [limit] 期限
                [stage] 步骤
                [task] 任务
                [end] 结果
                [then] 后续工作
                [note] 说明
                [work] 办理任务（work）
                [consultation] 征求意见（consultation）
                [approval] 审批（approval）
                [meeting] 会议（meeting）
                [vote] 表决（vote）
                [filing] 报送（filing）
                [notice] 公示（notice）
                [objections] 异议
                [roll] 名册
                [measure] 合计数
                [again] 再进行的一轮
                [alternatives] 几组条件
                [voting] 集体决定的表决办法
               *[other] { $mapping }
            }的键
       *[other]
            { $mapping ->
                [procedure] 工作流程
                [position] 职务
                [parameter] 参数
                [day] 日期
                [limit] 期限
                [stage] 步骤
                [task] 任务
                [end] 结果
                [then] 后续工作
                [note] 说明
                [work] 办理任务（work）
                [consultation] 征求意见（consultation）
                [approval] 审批（approval）
                [meeting] 会议（meeting）
                [vote] 表决（vote）
                [filing] 报送（filing）
                [notice] 公示（notice）
                [objections] 异议
                [roll] 名册
                [measure] 合计数
                [again] 再进行的一轮
                [alternatives] 几组条件
                [voting] 集体决定的表决办法
               *[other] { $mapping }
            }没有 `{ $key }` 这个键
    }
    .why =
        { $comma ->
            [yes] 文字没有加引号时，英文逗号会把它断开，后半句被当成键。
           *[other] 不认识的键如果放过，这一条要说的内容就落空了。
        }
    .help =
        { $comma ->
            [yes] 给整句文字加上引号；如果本来要写键，可用的键有：{ $allowed }。
           *[other]
                { $near ->
                    [none]
                        { $mapping ->
                            [work] 删去它；它只用于：{ $allowed }。
                            [consultation] 删去它；它只用于：{ $allowed }。
                            [approval] 删去它；它只用于：{ $allowed }。
                            [meeting] 删去它；它只用于：{ $allowed }。
                            [vote] 删去它；它只用于：{ $allowed }。
                            [filing] 删去它；它只用于：{ $allowed }。
                            [notice] 删去它；它只用于：{ $allowed }。
                           *[other] 可用的键有：{ $allowed }。
                        }
                   *[other] 是不是 `{ $near }`？
                }
        }
diagnostic-missing-key =
    { $mapping ->
        [first] 文件没有以 `{ $key }` 开头
        [task]
            { $key ->
                [title] 这项任务缺少 `title`
                [due] 写了提醒或逾期上报，却没有写时限 `due`
               *[other] 一项任务有且只有一种类型，任选其一：{ $key }
            }
        [fact] 情况要写明其一：{ $key }
       *[other]
            { $mapping ->
                [procedure] 工作流程
                [parties] 参与单位
                [positions] 职务
                [position] 职务
                [parameter] 参数
                [day] 日期
                [limit] 期限
                [seat] 席位
                [stage] 步骤
                [note] 说明
                [consultation] 征求意见（consultation）
                [approval] 审批（approval）
                [vote] 表决（vote）
                [filing] 报送（filing）
                [notice] 公示（notice）
                [objections] 异议
                [roll] 名册
                [measure] 合计数
                [alternatives] 几组条件
               *[other] { $mapping }
            }缺少 `{ $key }`
    }
    .why =
        { $mapping ->
            [first] 第一个键说明这是哪一种文件。
            [approval] 审批的每一种结果都要有去处。
            [vote] 缺了它，就不知道谁表决、怎样算通过，或者没有通过时去哪里。
            [filing] 缺了它，就不知道向谁报送什么，或者退回、不予办理时去哪里。
            [notice] 缺了它，就不知道公示什么、公示多久，或者异议成立时怎么办。
            [fact] 不写可能的取值，用到它的条件就无法判断。
           *[other] 缺了它，这一部分说得不全，无法照着办理。
        }
    .help =
        { $mapping ->
            [first] 把 `{ $key }` 移到第一行。
            [task]
                { $key ->
                    [title] 补上 `title:`，写任务的简短名称。
                    [due] 补上 `due:`，或删去提醒和逾期上报。
                   *[other] 任务的第一个键写其中一种类型，值写任务的标识。
                }
            [fact] 数字写 `range: 0..999`，几选一写 `one_of` 加上各个词。
           *[other] 补上 `{ $key }:` 和它的值。
        }
diagnostic-wrong-shape =
    { $comma ->
        [yes] 这里有名称而没有值
       *[other]
            { $expected ->
                [text]
                    { $found ->
                        [text] 这段文字超过 2000 字，或含有看不见的字符
                       *[other]
                            这里应当是文字，现在是{ $found ->
                                [nothing] 空的
                                [text] 文字
                                [list] 列表
                                [map] 键值对
                               *[other] { $found }
                            }
                    }
                [id]
                    { $found ->
                        [text] 这段文字不能用作标识
                       *[other]
                            这里应当是标识，现在是{ $found ->
                                [nothing] 空的
                                [text] 文字
                                [list] 列表
                                [map] 键值对
                               *[other] { $found }
                            }
                    }
               *[other]
                    这里应当是{ $expected ->
                        [list] 列表
                        [text] 文字
                        [id] 标识
                        [flag] 真假值 `true` 或 `false`
                        [number] 整数
                        [word] 规定的词
                        [either] 规定的写法之一
                        [procedure] 键值对（工作流程）
                        [founds] 键值对（所设机构）
                        [bodies] 键值对（一并成立的机构）
                        [body] 键值对（机构）
                        [parties] 键值对（参与单位）
                        [part] 键值对（一类参与单位）
                        [titles] 键值对（标识与名称）
                        [groups] 键值对（单位组）
                        [positions] 键值对（职务）
                        [parameters] 键值对（参数表）
                        [days] 键值（各个日期）
                        [parameter] 键值对（参数）
                        [day] 日期
                        [limit] 期限
                        [position] 键值对（职务）
                        [figures] 键值对（计算数表）
                        [figure] 键值对（计算数）
                        [formula] 键值对（算式）
                        [table] 键值对（分档表）
                        [row] 键值对（一档）
                        [rosters] 键值对（名单表）
                        [roster] 键值对（名单）
                        [seat] 键值对（席位）
                        [pools] 键值对（人选来源）
                        [person] 键值对（人选条件）
                        [stage] 键值对（步骤）
                        [task] 键值对（任务）
                        [fact] 键值对（情况）
                        [paper] 键值对（材料）
                        [roll] 键值对（名册）
                        [measure] 键值对（合计数）
                        [again] 键值对（再进行的一轮）
                        [alternatives] 键值对（几组条件）
                        [voting] 键值对（集体决定的表决办法）
                        [agenda] 键值对（议程）
                        [when] 键值对（条件）
                        [condition] 键值对（条件）
                        [ends] 键值对（结果表）
                        [end] 键值对（结果）
                        [then] 键值对（后续工作）
                        [note] 键值对（说明）
                        [office-positions] 键值对（某单位的职务）
                       *[other] 键值对（键见语言参考：{ $expected }）
                    }，现在是{ $found ->
                        [nothing] 空的
                        [text] 文字
                        [list] 列表
                        [map] 键值对
                       *[other] { $found }
                    }
            }
    }
    .why =
        { $comma ->
            [yes] 文字没有加引号时，英文逗号会把它断开，后半句被当成另一个名称。
           *[other] 写法不对，就读不懂，或者读成别的意思。
        }
    .help =
        { $comma ->
            [yes] 给整句文字加上引号，或在冒号后写上值。
           *[other]
                { $expected ->
                    [text]
                        { $found ->
                            [text] 缩短文字，或重新输入这一行，去掉看不见的字符。
                           *[other] 直接写文字；文字里有逗号或冒号时加上引号。
                        }
                    [id] 用文字、数字、- 和 _，不超过 64 个字。
                    [flag] 写 `true` 或 `false`。
                    [number] 写一个整数，不带单位，例如 3。
                    [list] 每行以 `-` 开头写一项，或全部写在方括号里。
                    [word] 从编辑器提示的词里选一个。
                    [either] 按编辑器提示的写法之一来写。
                   *[other] 在下面缩进，逐行写“键: 值”。
                }
        }
diagnostic-unknown-word = `{ $word }` 不是这里可用的词
    .why = 这个词决定怎么办，不认识的词不能放过。
    .help =
        { $near ->
            [none] 可用的词有：{ $allowed }。
           *[other] 是不是 `{ $near }`？可用的词有：{ $allowed }。
        }
diagnostic-bad-phrase =
    { $expected ->
        [closed-range] 这个范围缺少下限或上限，或者下限大于上限
       *[other]
            { $found ->
                [none]
                    短语没有写完，这里应当有{ $expected ->
                        [name] 名称
                        [of] 单词 `of`
                        [end] 短语的结尾
                        [unit] 单位（`workdays`、`days`、`hours`、`months`、`years`，范围里也可写 `persons`）
                        [range] 范围，例如 7..9
                        [higher] 单词 `higher`
                        [bracket] 逗号或右方括号
                        [keep] 年数或“永久”
            [not_before] 等到什么时候
            [within] 期限多长、从何时起算
                        [together] 单词 `together`
                        [carried] `all`、`any`、`at least` 或 `more than`
                        [bound] `at least` 或 `more than`
                        [at-most] `at most` 或 `any`
                        [fraction] 分数，例如 1/2
                        [base] `entitled`、`present` 或 `cast`
                        [base-of-vote] `entitled`、`issued`、`participating`、`valid` 或 `cast`
                        [share] 数字或分数，例如 2/3
                        [weight] 单词 `weight`
                        [number] 数字或参数
                        [happened] 发生了什么，如 `sent`、`put_up`
                        [came] `done` 或 `failed`
                        [from] 单词 `from`
                        [before] 单词 `before`
                        [after] 单词 `after`
                        [to] 单词 `to`
                        [operand] 数、分数或标识
                       *[other] { $expected }
                    }
               *[other]
                    `{ $found }` 的位置应当是{ $expected ->
                        [name] 名称
                        [of] 单词 `of`
                        [end] 短语的结尾
                        [unit] 单位（`workdays`、`days`、`hours`、`months`、`years`，范围里也可写 `persons`）
                        [range] 范围，例如 7..9
                        [higher] 单词 `higher`
                        [bracket] 逗号或右方括号
                        [keep] 年数或“永久”
                        [together] 单词 `together`
                        [carried] `all`、`any`、`at least` 或 `more than`
                        [bound] `at least` 或 `more than`
                        [at-most] `at most` 或 `any`
                        [fraction] 分数，例如 1/2
                        [base] `entitled`、`present` 或 `cast`
                        [base-of-vote] `entitled`、`issued`、`participating`、`valid` 或 `cast`
                        [share] 数字或分数，例如 2/3
                        [weight] 单词 `weight`
                        [number] 数字或参数
                        [happened] 发生了什么，如 `sent`、`put_up`
                        [came] `done` 或 `failed`
                        [from] 单词 `from`
                        [before] 单词 `before`
                        [after] 单词 `after`
                        [to] 单词 `to`
                        [operand] 数、分数或标识
                       *[other] { $expected }
                    }
            }
    }
    .why = 固定短语只有一种读法，办理的才会与审阅的一致。
    .help =
        请参照这些写法来写{ $phrase ->
            [who] 由谁办理
            [set] 哪些单位
            [together] 集体决定的单位
            [carried] 怎样算通过
            [share] 占几分之几
            [forms] 组建什么、由哪些人组成
            [rank] 职级
            [range] 范围
            [count] 人数
            [due] 时限
            [remind] 提醒
            [escalate] 逾期上报
            [keep] 保管期限
           *[other] 这个短语
        }：{ $examples }

## 名称

diagnostic-names-are-distinct =
    { $first ->
        [reserved]
            { $name } 不能用作{ $second ->
                [party] 参与单位
                [group] 单位组
                [rank] 职级
                [position] 职务
                [parameter] 参数
                [day] 日期
                [limit] 期限
                [fact] 情况
                [procedure] 工作流程
                [figure] 计算数
                [roster] 名单
                [stage] 步骤
                [task] 任务
                [paper] 材料
                [roll] 名册
                [end] 结果
                [body] 机构
                [seat] 席位
               *[other] { $second }
            }的标识
        [party]
            { $second ->
                [party] 参与单位 { $name } 出现两次而名称不同
               *[other]
                    { $name } 已经是参与单位，不能又是{ $second ->
                        [party] 参与单位
                        [group] 单位组
                        [rank] 职级
                        [position] 职务
                        [parameter] 参数
                        [day] 日期
                        [limit] 期限
                        [fact] 情况
                        [procedure] 工作流程
                        [figure] 计算数
                        [roster] 名单
                        [stage] 步骤
                        [task] 任务
                        [paper] 材料
                        [roll] 名册
                        [end] 结果
                        [body] 机构
                        [seat] 席位
                       *[other] { $second }
                    }
            }
       *[other]
            { $name } 已经是{ $first ->
                [party] 参与单位
                [group] 单位组
                [rank] 职级
                [position] 职务
                [parameter] 参数
                [day] 日期
                [limit] 期限
                [fact] 情况
                [procedure] 工作流程
                [figure] 计算数
                [roster] 名单
                [stage] 步骤
                [task] 任务
                [paper] 材料
                [roll] 名册
                [end] 结果
                [body] 机构
                [seat] 席位
               *[other] { $first }
            }，不能又是{ $second ->
                [party] 参与单位
                [group] 单位组
                [rank] 职级
                [position] 职务
                [parameter] 参数
                [day] 日期
                [limit] 期限
                [fact] 情况
                [procedure] 工作流程
                [figure] 计算数
                [roster] 名单
                [stage] 步骤
                [task] 任务
                [paper] 材料
                [roll] 名册
                [end] 结果
                [body] 机构
                [seat] 席位
               *[other] { $second }
            }
    }
    .why = 一个标识在文件里只指一样东西，看的人不必去猜。
    .help =
        { $first ->
            [reserved] 换一个标识：有些词是短语专用的（`each`、`of`、`members` 等），标识只用文字、数字、- 和 _。
            [party]
                { $second ->
                    [party] 各处写同一个名称，或在这里换一个标识。
                   *[other] 把其中一个改名，提到它的地方一并改过来。
                }
           *[other] 把其中一个改名，提到它的地方一并改过来。
        }
diagnostic-names-are-declared =
    { $wanted ->
        [key] `inferred` 里列了 { $name }，而这一条自己没有写这个键
        [task-of-stage] { $name } 不是本步骤的任务
       *[other]
            { $found ->
                [none]
                    没有名为 { $name } 的{ $wanted ->
                        [party] 参与单位
                        [group] 单位组
                        [rank] 职级
                        [position] 职务
                        [parameter] 参数
                        [day] 日期
                        [limit] 期限
                        [fact] 情况
                        [procedure] 工作流程
                        [figure] 计算数
                        [roster] 名单
                        [stage] 步骤
                        [task] 任务
                        [paper] 材料
                        [roll] 名册
                        [end] 结果
                        [body] 机构
                        [seat] 席位
                        [party-group] 参与单位或单位组
                        [rank-position] 职级或职务
                        [stage-end] 步骤或结果
                        [task-day] 任务或日期
                        [roster-body] 名单或机构
                        [fact-parameter-figure] 情况、参数或计算数
                       *[other] { $wanted }
                    }
               *[other]
                    { $name } 是{ $found ->
                        [party] 参与单位
                        [group] 单位组
                        [rank] 职级
                        [position] 职务
                        [parameter] 参数
                        [day] 日期
                        [limit] 期限
                        [fact] 情况
                        [procedure] 工作流程
                        [figure] 计算数
                        [roster] 名单
                        [stage] 步骤
                        [task] 任务
                        [paper] 材料
                        [roll] 名册
                        [end] 结果
                        [body] 机构
                        [seat] 席位
                       *[other] 另一单位的职务（{ $found }）
                    }，这里要写{ $wanted ->
                        [party] 参与单位
                        [group] 单位组
                        [rank] 职级
                        [position] 职务
                        [parameter] 参数
                        [day] 日期
                        [limit] 期限
                        [fact] 情况
                        [procedure] 工作流程
                        [figure] 计算数
                        [roster] 名单
                        [stage] 步骤
                        [task] 任务
                        [paper] 材料
                        [roll] 名册
                        [end] 结果
                        [body] 机构
                        [seat] 席位
                        [party-group] 参与单位或单位组
                        [rank-position] 职级或职务
                        [stage-end] 步骤或结果
                        [task-day] 任务或日期
                        [roster-body] 名单或机构
                        [fact-parameter-figure] 情况、参数或计算数
                       *[other] { $wanted }
                    }
            }
    }
    .why =
        { $wanted ->
            [key] `inferred` 标明原文没有写的内容，标在没有的键上会误导审阅的人。
            [task-of-stage] 步骤按顺序进行，`after` 只排同一步骤内任务的先后。
           *[other] 名称没有着落，就不知道指的是谁、是什么。
        }
    .help =
        { $wanted ->
            [key] 从 `inferred` 里删去 { $name }，或在这里写上这个键：随步骤的，不在任务上标注。
            [task-of-stage] 改写本步骤的任务；前面的步骤本来就先办完，可以不写 `after`。
           *[other]
                { $near ->
                    [none]
                        { $found ->
                            [none] 先写明 { $name } 是什么，或改用已有的名称。
                           *[other]
                                改写{ $wanted ->
                                    [party] 参与单位
                                    [group] 单位组
                                    [rank] 职级
                                    [position] 职务
                                    [parameter] 参数
                                    [day] 日期
                                    [limit] 期限
                                    [fact] 情况
                                    [procedure] 工作流程
                                    [figure] 计算数
                                    [roster] 名单
                                    [stage] 步骤
                                    [task] 任务
                                    [paper] 材料
                                    [roll] 名册
                                    [end] 结果
                                    [body] 机构
                                    [seat] 席位
                                    [party-group] 参与单位或单位组
                                    [rank-position] 职级或职务
                                    [stage-end] 步骤或结果
                                    [task-day] 任务或日期
                                    [roster-body] 名单或机构
                                    [fact-parameter-figure] 情况、参数或计算数
                                   *[other] { $wanted }
                                }的标识；写职务时，后面要写它所属的单位。
                        }
                   *[other] 是不是 { $near }？
                }
        }
diagnostic-titles-are-translated =
    { $name ->
        [none] “{ $title }”没有译文
       *[other] “{ $title }”（{ $name }）没有译文
    }
    .why = 另一种语言的页面和材料上会出现读者看不懂的文字。
    .help =
        { $name ->
            [none] 在译文文件里加一行，以这几个字为键。
           *[other] 在工作流程旁的译文文件里加一行 `{ $name }:` 和译名。
        }
diagnostic-translations-are-used = 译文文件里的 { $name } 在工作流程中没有
    .why = 多出来的一行，多半是标识写错，或名称后来改了。
    .help = 改正名称，或删去这一行。
