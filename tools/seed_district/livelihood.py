"""The branch for people's livelihood, enterprises and disputes, which the national standard leaves out.

`HOTLINE` takes matters over from the public list of a 12345 hotline, by their numbers there; `OWN` are ours.
Both stand under the same ten top classes. What the standard has under another name is not repeated.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from tools.seed_district.proposing import MatterSheet

CITY: Final = "城市市容管理类"
HOMES: Final = "房屋土地管理类"
MARKET: Final = "市场管理类"
LABOUR: Final = "社会劳动保障管理类"
SUPPLY: Final = "公共设施维护管理"
SAFETY: Final = "安全生产管理类"
ORDER: Final = "社会治安管理"
SOCIAL: Final = "社会服务类"
TRAFFIC: Final = "交通管理类"
ENTERPRISE: Final = "企业服务类"
TOPS: Final = (CITY, HOMES, MARKET, LABOUR, SUPPLY, SAFETY, ORDER, SOCIAL, TRAFFIC, ENTERPRISE)


class OwnMatter(NamedTuple):
    """A matter with a name of our own."""

    code: str
    name: str
    top: str
    grade: str
    units: tuple[int, ...]


HOTLINE: Final = tuple(
    (MatterSheet(code, grade, units), top)
    for top, code, grade, units in (
        (CITY, "002", "C", (6, 5)), (CITY, "003", "C", (6,)), (CITY, "004", "C", (6, 1)),
        (CITY, "005", "C", (6, 44)), (CITY, "007", "C", (6,)), (CITY, "008", "B", (13, 2)),
        (CITY, "009", "B", (13, 6)), (CITY, "010", "D", (6, 34)), (CITY, "084", "C", (6,)),
        (CITY, "350", "B", (15,)), (CITY, "351", "B", (18,)),
        (HOMES, "110", "C", (1, 4)), (HOMES, "111", "D", (34, 13)), (HOMES, "112", "C", (1, 38)),
        (HOMES, "114", "C", (1, 4)), (HOMES, "115", "C", (1,)), (HOMES, "116", "C", (34,)),
        (HOMES, "118", "C", (34, 1)), (HOMES, "119", "C", (1,)), (HOMES, "121", "C", (34,)),
        (HOMES, "122", "D", (1, 34, 16)), (HOMES, "217", "C", (1,)), (HOMES, "340", "C", (1,)),
        (HOMES, "345", "C", (1, 13)),
        (MARKET, "132", "C", (4, 38)), (MARKET, "135", "C", (4, 13)), (MARKET, "158", "C", (4,)),
        (MARKET, "163", "C", (4,)), (MARKET, "164", "C", (10, 4)),
        (LABOUR, "098", "C", (9,)), (LABOUR, "344", "C", (1, 9)),
        (SUPPLY, "202", "B", (11,)), (SUPPLY, "204", "B", (43,)), (SUPPLY, "223", "C", (11, 32)),
        (SUPPLY, "228", "C", (43, 7)), (SUPPLY, "322", "B", (11,)), (SUPPLY, "347", "B", (11, 1)),
        (SUPPLY, "027", "B", (45, 15)), (SUPPLY, "316", "B", (45, 15)),
        (SUPPLY, "317", "B", (15,)), (SUPPLY, "303", "C", (37, 17)),
        (SAFETY, "069", "B", (17, 2)), (SAFETY, "074", "C", (7, 17)), (SAFETY, "088", "D", (7, 37, 2)),
        (SAFETY, "183", "D", (2, 7)),
        (ORDER, "180", "C", (2,)), (ORDER, "210", "A", (0,)), (ORDER, "267", "A", (0,)),
        (ORDER, "179", "C", (2,)), (ORDER, "333", "D", (2, 42)), (ORDER, "339", "D", (7, 2)),
        (SOCIAL, "104", "C", (33, 7)), (SOCIAL, "166", "C", (10,)), (SOCIAL, "178", "C", (10,)),
        (SOCIAL, "191", "A", (0,)), (SOCIAL, "196", "A", (0,)), (SOCIAL, "216", "B", (18,)),
        (SOCIAL, "277", "B", (16, 36)),
        (TRAFFIC, "365", "C", (8,)), (TRAFFIC, "371", "C", (2,)), (TRAFFIC, "373", "C", (8,)),
        (TRAFFIC, "374", "C", (2, 8)), (TRAFFIC, "379", "C", (2,)), (TRAFFIC, "382", "C", (2, 8)),
    )
)  # fmt: skip

OWN: Final = tuple(
    OwnMatter(*row)
    for row in (
        ("L001", "高空抛物", ORDER, "B", (17, 2)), ("L002", "邻里纠纷调解", ORDER, "A", (0,)),
        ("L003", "家庭矛盾与家暴警情", ORDER, "C", (2, 33)), ("L004", "楼上漏水纠纷", ORDER, "A", (0,)),
        ("L005", "广场舞噪声纠纷", ORDER, "A", (0,)), ("L006", "电信网络诈骗线索", ORDER, "C", (2,)),
        ("L011", "预付卡退费", MARKET, "C", (4, 40)), ("L012", "网购退换货纠纷", MARKET, "C", (4,)),
        ("L013", "食品安全", MARKET, "C", (4,)), ("L014", "价格收费争议", MARKET, "C", (4,)),
        ("L015", "虚假宣传", MARKET, "C", (4,)), ("L016", "健身美容机构关停跑路", MARKET, "D", (4, 35, 2)),
        ("L021", "工伤认定", LABOUR, "C", (9,)), ("L022", "社保缴纳", LABOUR, "C", (9,)),
        ("L023", "欠薪讨薪聚集风险", LABOUR, "D", (9, 2, 42)), ("L024", "就业与职业介绍", LABOUR, "B", (18,)),
        ("L031", "电压不稳", SUPPLY, "B", (12,)), ("L032", "频繁停电", SUPPLY, "C", (12, 39)),
        ("L033", "二次供水水质", SUPPLY, "C", (11, 32)), ("L034", "宽带与手机信号", SUPPLY, "B", (44,)),
        ("L035", "充电设施不足", SUPPLY, "B", (18, 39)), ("L036",
        "适老化与无障碍设施缺失", SUPPLY, "C", (33, 1)),
        ("L041", "电梯困人", SAFETY, "B", (17, 4)), ("L042", "电梯故障停运", SAFETY, "C", (4, 1)),
        ("L043", "电动自行车飞线充电", SAFETY, "B", (17, 13)), ("L044",
        "群租房安全隐患", SAFETY, "C", (2, 37, 17)),
        ("L045", "外墙脱落风险", SAFETY, "C", (1, 17)), ("L046", "燃气使用安全隐患", SAFETY, "C", (43, 17)),
        ("L051", "物业服务质量", HOMES, "B", (18,)), ("L052", "物业费与停车费争议", HOMES, "B", (18, 4)),
        ("L053", "业主委员会成立与换届", HOMES, "B", (16, 1)), ("L054", "维修资金使用", HOMES, "C", (1, 16)),
        ("L055", "加装电梯纠纷", HOMES, "C", (1, 16)), ("L056", "房屋租赁纠纷", HOMES, "C", (1, 38)),
        ("L057", "装修扰民", HOMES, "A", (0,)), ("L058", "逾期交房", HOMES, "D", (1, 42)),
        ("L061", "独居老人探访", SOCIAL, "A", (0,)), ("L062", "养老服务", SOCIAL, "C", (33,)),
        ("L063", "残疾人服务", SOCIAL, "B", (18,)), ("L064", "医疗服务投诉", SOCIAL, "C", (32,)),
        ("L065", "法律援助", SOCIAL, "C", (38,)), ("L066", "文体活动与场馆", SOCIAL, "B", (35, 18)),
        ("L067", "政务服务办事", SOCIAL, "B", (18, 41)), ("L068", "信访事项转办", SOCIAL, "C", (42, 16)),
        ("L071", "共享车辆淤积", TRAFFIC, "B", (14, 8)), ("L072", "公交线路与站点建议", TRAFFIC, "C", (8,)),
        ("L081", "惠企政策兑现", ENTERPRISE, "C", (39, 31)), ("L082", "企业用工", ENTERPRISE, "B", (9, 18)),
        ("L083", "企业融资", ENTERPRISE, "C", (39,)), ("L084", "证照办理", ENTERPRISE, "B", (41, 4)),
        ("L085", "企业用电报装", ENTERPRISE, "B", (12,)), ("L086",
        "厂房与用地", ENTERPRISE, "D", (34, 39, 31)),
        ("L087", "园区配套", ENTERPRISE, "C", (39, 16)), ("L088", "涉企检查扰企", ENTERPRISE, "C", (38, 31)),
        ("L089", "货运通行证", ENTERPRISE, "C", (2, 8)), ("L090", "拖欠企业账款", ENTERPRISE, "D", (39, 31)),
        ("L091", "员工子女入学", ENTERPRISE, "C", (10,)), ("L092",
        "外贸与物流受阻", ENTERPRISE, "C", (40, 8)),
    )
)  # fmt: skip
