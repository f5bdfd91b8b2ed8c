"""Invented names and phone numbers: nobody is meant, and nobody can be reached."""

from __future__ import annotations

from random import Random
from typing import Final

PHONE_PREFIX: Final = "160"
"""No operator in China has been given 160: a number that begins so cannot be anybody's."""

_SURNAMES: Final = (
    "陈李张黄林吴刘梁何郑罗周叶杨王邓冯谢曾彭苏潘钟卢蔡江余戴杜魏程姚谭廖方石熊陆孔白崔康毛邱秦史顾侯邵"
    "孟龙万段章钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞鲁葛伍韦申尤毕聂焦向柳邢骆岳"
)
_GIVEN: Final = (
    "志强", "建平", "海涛", "晓琳", "婉仪", "耀辉", "永昌", "文斌", "庆云", "子健", "家明", "颖欣", "俊杰",
    "启航",
    "振邦", "嘉豪", "佩珊", "志远", "少华", "慧敏", "锦荣", "国安", "永健", "立新", "淑贤", "明德", "文锋",
    "敬尧",
    "丽君", "家俊", "丽娟", "永福", "凤英", "少芬", "建华", "秀兰", "国华", "美娟", "小红", "桂英", "文涛",
    "雪梅",
    "伟业", "国栋", "卫东", "晓岚", "正东", "仲林", "长河", "景行", "崇文", "致远", "建国", "家乐", "翠芳",
    "志明",
    "佩仪", "晓丹", "伟强", "咏诗", "玉冰", "繁荣", "家辉", "海斌", "思琪", "泽宇", "浩然", "欣怡", "俊熙",
    "梓晴",
)  # fmt: skip


def invented_name(rng: Random) -> str:
    """A name of somebody who does not exist."""
    return rng.choice(_SURNAMES) + rng.choice(_GIVEN)


def phone(number: int) -> str:
    """The `number`-th (1 to 99,999,999) invented phone number of staff."""
    if not 1 <= number <= 99_999_999:
        raise ValueError(f"no such invented number: {number}")
    return f"{PHONE_PREFIX}{number:08d}"


def masked(number: str) -> str:
    """As everybody may see it: 160****0021."""
    return f"{number[:3]}****{number[-4:]}"
