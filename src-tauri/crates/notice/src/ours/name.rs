use crate::squash;

/// Long and short forms of the same words; the short one is compared.
const SHORT: [(&str, &str); 24] = [
    ("人民政府", "政府"),
    ("办公室", "办"),
    ("委员会", "委"),
    ("发展和改革", "发改"),
    ("发展改革", "发改"),
    ("人力资源和社会保障", "人社"),
    ("人力资源社会保障", "人社"),
    ("住房和城乡建设", "住建"),
    ("住房城乡建设", "住建"),
    ("卫生健康和体育", "卫体"),
    ("卫生健康", "卫健"),
    ("市场监督管理", "市场监管"),
    ("医疗保障", "医保"),
    ("工业和信息化", "工信"),
    ("工业信息化", "工信"),
    ("文化和旅游", "文旅"),
    ("应急管理", "应急"),
    ("交通运输", "交通"),
    ("退役军人事务", "退役军人"),
    ("科学技术", "科技"),
    ("教育科技", "教科"),
    ("行政审批服务管理", "行政审批"),
    ("审批服务管理", "行政审批"),
    ("府办", "政府办"),
];

/// Words that begin with 县, 市 or 区 and are no prefix of a place.
const NO_PREFIX: [&str; 9] = [
    "市场", "市政", "市容", "市民", "区域", "区划", "县域", "县城", "县志",
];

/// Ends of words that are no places, although they end like one.
const NO_PLACE: [&str; 7] = ["城市", "社区", "园区", "开发区", "辖区", "新区", "城区"];

/// A unit's name in the form in which names are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name(String);

impl Name {
    /// The name without its bracket, and the name in the bracket: 县农业农村局（乡村振兴局）.
    pub(super) fn all(text: &str) -> Vec<Name> {
        let text = squash(text).replace('〔', "(").replace('〕', ")");
        let text = without_kin(&text);
        let Some((outer, inner)) = text.split_once('(') else {
            return Name::new(text).into_iter().collect();
        };
        let (inner, tail) = inner.rsplit_once(')').unwrap_or((inner, ""));
        let outer = format!("{outer}{tail}");
        std::iter::once(outer.as_str())
            .chain(inner.split(['、', ',', '/', '(', ')']))
            .filter_map(Name::new)
            .collect()
    }

    fn new(text: &str) -> Option<Name> {
        let mut short = text.to_owned();
        for (long, brief) in SHORT {
            // 政府办 holds 府办: it must not grow again.
            if short.contains(long) && !(brief.ends_with(long) && short.contains(brief)) {
                short = short.replace(long, brief);
            }
        }
        let town = short.strip_suffix("政府").filter(|town| ends_as_town(town));
        let short = town.map_or(short.as_str(), |town| town);
        (short.chars().nth(1).is_some()).then(|| Name(short.to_owned()))
    }

    /// The own unit's name stands for `theirs`, where one of the two may leave out the place:
    /// 县财政局 is 澄溪县财政局, but not 岚川县财政局 where home is 澄溪县.
    pub(super) fn is(&self, theirs: &Name, home: &Home) -> bool {
        if let Some(place) = self.0.strip_suffix(theirs.0.as_str()) {
            return place.is_empty() || is_place(place, &theirs.0);
        }
        let place = theirs.0.strip_suffix(self.0.as_str());
        place.is_some_and(|place| is_place(place, &self.0) && home.allows(place))
    }
}

/// Where the own unit is at home, as far as its names tell.
#[derive(Debug, Default)]
pub(super) struct Home {
    place: Option<String>,
    level: Option<char>,
}

impl Home {
    pub(super) fn of(names: &[Name]) -> Home {
        let homes = || names.iter().filter_map(|name| Home::in_name(&name.0));
        let level = homes().find_map(|home| home.level);
        let place = homes().find_map(|home| home.place);
        Home { place, level }
    }

    fn in_name(name: &str) -> Option<Home> {
        let at = name.find(is_level)?;
        let (place, rest) = name.split_at(at);
        let real = place.chars().count() <= 4
            && rest.chars().nth(2).is_some()
            && !NO_PREFIX.iter().any(|word| rest.starts_with(word));
        real.then(|| Home {
            place: (!place.is_empty()).then(|| place.to_owned()),
            level: rest.chars().next(),
        })
    }

    /// A place that another name puts in front is not known to be elsewhere.
    fn allows(&self, prefix: &str) -> bool {
        let place = prefix.strip_suffix(is_level).unwrap_or(prefix);
        let level = prefix[place.len()..].chars().next();
        let same_place = place.is_empty() || self.place.as_deref().is_none_or(|home| home == place);
        let same_level = level.is_none() || self.level.is_none() || level == self.level;
        same_place && same_level
    }
}

/// The character that ends the name of a county, a city or a district.
pub(super) fn is_level(c: char) -> bool {
    matches!(c, '县' | '市' | '区' | '省' | '州' | '旗')
}

fn ends_as_town(name: &str) -> bool {
    name.ends_with(['镇', '乡']) || name.ends_with("街道")
}

/// 县教育局及其所属单位 is the bureau and more.
fn without_kin(text: &str) -> &str {
    let cut = ["及其", "及所属", "及下属"]
        .iter()
        .filter_map(|word| text.find(word))
        .min();
    cut.filter(|at| *at > 0).map_or(text, |at| &text[..at])
}

/// What one name has in front of the other names a place and nothing else.
fn is_place(place: &str, name: &str) -> bool {
    let prefixed =
        name.starts_with(is_level) && !NO_PREFIX.iter().any(|word| name.starts_with(word));
    let length = place.chars().count();
    if prefixed {
        // 澄溪 + 县财政局; but 县 + 市财政局 would be two levels at once.
        return length <= 4 && !place.ends_with(is_level);
    }
    let whole = place.ends_with(is_level);
    let said_enough = name.chars().nth(2).is_some() && name != "管理局";
    whole && length <= 5 && said_enough && !NO_PLACE.iter().any(|word| place.ends_with(word))
}
